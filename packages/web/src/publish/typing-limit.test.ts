import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningSite, startSite } from '../testing/site.ts'
import { mostInMinute } from './typing-limit.ts'

const database = await testDatabase()
let site: RunningSite
beforeAll(async () => {
  await addTown(database.db, { code: '44015', name: 'Blain', slug: 'blain' })
  site = await startSite(database)
})
afterAll(() => site?.close())

test('what fields ask while one types is answered to everybody, and not without end to one address', async () => {
  const ask = (from: string, path: string) =>
    fetch(site.url + path, { headers: { 'x-forwarded-for': from } }).then(({ status }) => status)
  const answers: number[] = []
  for (let index = 0; index < mostInMinute; index++) {
    answers.push(await ask('192.0.2.1', `/proposer/${index % 2 ? 'lieux' : 'dates'}?commune=blain&part=1&q=${index}`))
  }
  expect(new Set(answers)).toEqual(new Set([200]))
  for (const path of ['/proposer/dates?q=demain', '/proposer/lieux?commune=blain&q=salle', '/en/proposer/dates'])
    expect([path, await ask('192.0.2.1', path)]).toEqual([path, 429])
  expect(await ask('192.0.2.2', '/proposer/dates?q=demain')).toBe(200)
  expect(await ask('192.0.2.1', '/blain/agenda')).toBe(200)
})
