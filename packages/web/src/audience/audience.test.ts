import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { createCounter } from '@wiker/town/audience/count.ts'
import { addRecord, addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'
import { publicUrl, type RunningSite, silent, startSite } from '../testing/site.ts'
import { keepEveryMinute } from './keeper.ts'

const database = await testDatabase()
const { db } = database
const counter = createCounter()
const clock = () => new Date('2026-11-23T11:00:00Z')
let running: RunningSite
let site: Awaited<ReturnType<typeof signEverybodyIn>>
const { get } = visits(() => site)
const reader = { 'user-agent': 'Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Chrome/129.0 Mobile Safari/537.36' }

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  const { deps } = await deskDeps(database)
  site = await signEverybodyIn(database, deps)
  await grantEverybody(database, '44015', '44195')
  running = await startSite(database, { ...deps, counter })
})
afterAll(() => running?.close())

const read = (path: string, headers: Record<string, string> = {}) =>
  fetch(running.url + path, { headers: { ...reader, ...headers }, redirect: 'manual' }).then((answer) =>
    answer.arrayBuffer(),
  )

describe('a reading', () => {
  it('is counted from memory as when it is made, of who signed in too; no file, no error, no redirect', async () => {
    await read('/blain/agenda')
    await read('/blain/agenda?utm_source=x')
    await read('/en/blain/agenda')
    await read('/blain/agenda', { cookie: site.cookies.inhabitant })
    for (const path of ['/blain/agenda.ics', '/Blain', '/blain/rien', '/health', '/robots.txt']) await read(path)
    await read('/blain/agenda', { 'user-agent': 'Googlebot/2.1' })
    await read('/blain/agenda', { 'sec-gpc': '1' })
    const { readings } = counter.take()
    expect(readings).toEqual([{ page: '/blain/agenda', referrer: 'direct', count: 4 }])
  })

  it('is kept at the stop, with nothing that tells who read', async () => {
    const keeper = keepEveryMinute(counter, { db, clock, log: silent })
    await read('/savenay')
    await keeper.stop()
    const { rows } = await sql<object>`select * from audience`.execute(db)
    expect(rows).toEqual([{ town: '44195', day: expect.anything(), page: '/savenay', referrer: 'direct', readings: 1 }])
  })

  it('is not counted of who pressed the button, who still gets the pages of all', async () => {
    const answer = await fetch(`${running.url}/confidentialite/mesure`, {
      method: 'POST',
      body: new URLSearchParams({ mesure: 'non' }),
      headers: { origin: publicUrl },
      redirect: 'manual',
    })
    const cookie = answer.headers.get('set-cookie')!
    expect(cookie).toContain('Max-Age=31536000')
    await read('/blain', { cookie: cookie.split(';')[0]! })
    expect(counter.take().readings).toEqual([])
    expect(await textOf(fetch(`${running.url}/confidentialite?fait=non`))).toContain('ne sont plus comptées')
  })
})

describe('a telephone that is pressed', () => {
  const press = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${running.url}/mesure`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { ...reader, origin: publicUrl, ...headers },
    })

  it('is counted for its record; nothing else is taken, and nothing from elsewhere', async () => {
    const shop = await addRecord(
      db,
      'organization',
      'Organization',
      { name: 'Boulangerie', telephone: '+33240000000' },
      { town: '44015' },
    )
    expect((await press({ record: shop, kind: 'phone' })).status).toBe(204)
    expect((await press({ record: shop, kind: 'phone' }, { dnt: '1' })).status).toBe(204)
    expect((await press({ record: shop, kind: 'seen' })).status).toBe(400)
    expect((await press({ record: 'x', kind: 'phone' })).status).toBe(400)
    expect((await press({ record: shop, kind: 'phone' }, { origin: 'https://evil.example' })).status).toBe(403)
    expect(counter.take().uses).toEqual([{ record: shop, kind: 'phone', count: 1 }])
  })
})

describe('the page of readings', () => {
  it('is for who looks after the town; the sum of all is for the operator', async () => {
    for (const [who, status] of [
      ['animator', 200],
      ['townHall', 200],
      ['operator', 200],
      ['elsewhere', 403],
      ['inhabitant', 403],
    ] as const)
      expect([who, (await get(who, '/bureau/blain/audience')).status]).toEqual([who, status])
    expect((await get('animator', '/bureau/reseau/audience')).status).toBe(403)
    expect(await textOf(get('operator', '/bureau/reseau/audience'))).toContain('1 lecture')
    expect(await textOf(get('elsewhere', '/bureau/savenay/audience?periode=week'))).toMatch(
      /1 lecture.*rien à comparer/,
    )
  })
})
