import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { bring } from '@wiker/town/doors/bring.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { depsFor } from '../testing/site.ts'
import { doorsKeepingJob, eraseOld } from './keeping-job.ts'
import { keepBytes } from './kept-file.ts'

const database = await testDatabase()
const { db } = database
const { files, clock } = depsFor(database)
const asked: number[] = []
const deps = { db, files, clock, ask: async (_: unknown, item: number) => void asked.push(item) }
const now = clock()
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

beforeEach(async () => {
  asked.length = 0
  await sql`truncate town, door_item cascade`.execute(db)
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
})

async function brought(text: string, more: { received?: Date; erase?: Date } = {}) {
  const file = await keepBytes(files, Buffer.from(text))
  const id = await bring(
    db,
    { town: '44015', door: 'sheet', name: 'x.csv', file, language: 'fr' },
    more.received ?? now,
  )
  await sql`update door_item set erase_after = ${more.erase ?? null} where id = ${id}`.execute(db)
  return { id, file }
}
const left = async () =>
  (await sql<{ id: number }>`select id from door_item order by id`.execute(db)).rows.map(({ id }) => id)

describe('What was brought', () => {
  test('goes with its file once its time is over; what waits stays for half a year', async () => {
    const settled = await brought('réglé', { erase: daysAgo(1) })
    const waiting = await brought('attend', { received: daysAgo(170) })
    const forgotten = await brought('oublié', { received: daysAgo(190) })
    expect(await eraseOld(deps)).toBe(2)
    expect(await left()).toEqual([waiting.id])
    expect(await files.get(settled.file)).toBeUndefined()
    expect(await files.get(forgotten.file)).toBeUndefined()
    expect(await files.get(waiting.file)).toBeDefined()
  })

  test('twice the same is one file, which stays for the other', async () => {
    const gone = await brought('le même', { erase: daysAgo(1) })
    const stays = await brought('le même')
    await eraseOld(deps)
    expect(await left()).toEqual([stays.id])
    expect(await files.get(gone.file)).toBeDefined()
  })

  test('and was never read, for a break, is read after all', async () => {
    const { id } = await brought('interrompu', { received: new Date(now.getTime() - 3_600_000) })
    await brought('vient d’arriver')
    await doorsKeepingJob(deps).run({}, { id: '', signal: AbortSignal.timeout(5000) })
    expect(asked).toEqual([id])
  })
})
