import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, createClock } from '@wiker/platform'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { SourceSettings } from '../sources/source.ts'
import { retireSource, saveSource } from '../sources/write.ts'
import { approveRun } from './approve.ts'
import { withSourceLock } from './lock.ts'
import { recoverInterruptedRuns } from './recover.ts'
import { type HarvestOutcome, harvestSource } from './run.ts'

const { db, url: databaseUrl } = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), 'wiker-harvest-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const clock = createClock('2026-11-23')
const house = { db, clock, root: folder }

beforeEach(async () => {
  await sql`truncate town, source cascade`.execute(db)
  await sql`insert into town (code, name, slug, postal_codes, department, timezone, school_zone, latitude, longitude, opened_at) values
    ('44015', 'Blain', 'blain', '{44130}', '44', 'Europe/Paris', 'B', 47.4762, -1.7627, now()),
    ('44195', 'Savenay', 'savenay', '{44260}', '44', 'Europe/Paris', 'B', 47.3607, -1.9419, null),
    ('35360', 'Vitré', 'vitre', '{35500}', '35', 'Europe/Paris', 'B', 48.1242, -1.2072, null)`.execute(db)
})

const header = 'Nom;Adresse;Code postal;Commune;Code INSEE;Courriel'
const line = (i: number) => `Salle ${i};${i} rue du Port;44130;Blain;44015;salle${i}@blain.example`
const file = (count: number, ...more: string[]) =>
  `${[header, ...Array.from({ length: count }, (_, i) => line(i + 1)), ...more].join('\n')}\n`

async function source(slug: string, settings: SourceSettings = {}, url = `${slug}.csv`): Promise<number> {
  const saved = await saveSource(db, { slug, name: slug, url, departments: ['44'], settings }, clock.now())
  if (!saved.ok) throw new Error(saved.message)
  return saved.id
}

const write = (slug: string, content: string) => writeFile(join(folder, `${slug}.csv`), content)
const harvest = (id: number, options = {}): Promise<HarvestOutcome> => harvestSource(house, id, options)
const live = async () =>
  (await sql<{ name: string }>`select name from place where withdrawn_at is null order by name`.execute(db)).rows.length

describe('A harvest', () => {
  test('of the same file twice changes nothing, and says so', async () => {
    await write('salles', file(20))
    const id = await source('salles')
    expect(await harvest(id)).toMatchObject({ state: 'done', read: 20, added: 20, refused: 0 })
    expect(await harvest(id)).toMatchObject({ state: 'unchanged' })
    expect(await harvest(id, { force: true })).toMatchObject({ state: 'done', same: 20, added: 0, changed: 0 })
  })

  test('counts every record of the file once (failure 22)', async () => {
    await write('salles', file(12, line(1), 'Château;;35500;Vitré;35360;', 'Nulle part;;;;;'))
    const outcome = await harvest(await source('salles'))
    expect(outcome).toMatchObject({
      state: 'done',
      read: 15,
      added: 12,
      elsewhere: 1,
      refused: 0,
      unplaced: 1,
      merged: 1,
    })
    const { rows } = await sql<{ key: string }>`select problems->0->>'key' as key from refusal order by key`.execute(db)
    expect(rows.map((row) => row.key)).toEqual(['no-whereabouts'])
  })

  test('keeps the e-mails of a bulk source to itself, and shows those of a town’s own', async () => {
    await write('salles', file(3))
    await harvest(await source('salles'))
    const withEmail = () => sql`select id from place where record::text like '%@%'`.execute(db)
    expect((await withEmail()).rows).toHaveLength(0)
    await write('mairie', file(3))
    await harvest(await source('mairie', { showEmails: true }))
    expect((await withEmail()).rows).toHaveLength(3)
  })

  test('failure 15: waits for a person before it withdraws more than a fifth, and then does what was agreed', async () => {
    await write('salles', file(20))
    const id = await source('salles')
    await harvest(id)
    await write('salles', file(10))
    const held = await harvest(id)
    expect(held).toMatchObject({ state: 'held', withdrawn: 10, problem: { key: 'withdraws-too-much' } })
    expect(await live()).toBe(20)
    const runId = 'runId' in held ? held.runId : 0
    await write('salles', file(5))
    expect(await approveRun(house, runId)).toMatchObject({ state: 'held', withdrawn: 15 })
    await write('salles', file(11))
    expect(await approveRun(house, runId)).toMatchObject({ state: 'done', withdrawn: 9 })
    expect(await live()).toBe(11)
    expect(await approveRun(house, runId)).toEqual({ state: 'not-held' })
  })

  test('that fails leaves what was published, and says why', async () => {
    await write('salles', file(8))
    const id = await source('salles')
    await harvest(id)
    await rm(join(folder, 'salles.csv'))
    expect(await harvest(id)).toMatchObject({ state: 'failed', problem: { key: 'file-missing' } })
    await write('salles', '\u0000\u0001\u0002')
    expect((await harvest(id)).state).toBe('failed')
    expect(await live()).toBe(8)
  })

  test('asks a site only for what changed', async () => {
    let asked = 0
    const server = createServer((request, response) => {
      asked++
      if (request.headers['if-none-match'] === '"one"') return response.writeHead(304).end()
      return response.writeHead(200, { etag: '"one"', 'content-type': 'text/csv' }).end(file(6))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/salles.csv`
    const id = await source('salles', { allowHosts: ['127.0.0.1'] }, url)
    expect(await harvest(id)).toMatchObject({ state: 'done', added: 6, etag: '"one"' })
    expect(await harvest(id)).toMatchObject({ state: 'unchanged' })
    expect(asked).toBeGreaterThanOrEqual(2)
    server.close()
  })

  test('of data on the whole country fills a département when its first town opens', async () => {
    await write('musees', file(4, 'Musée du château;;35500;Vitré;35360;'))
    const saved = await saveSource(
      db,
      { slug: 'musees', name: 'Musées', url: 'musees.csv', settings: { area: 'served' } },
      clock.now(),
    )
    if (!saved.ok) throw new Error(saved.message)
    expect(await harvest(saved.id)).toMatchObject({ added: 4, elsewhere: 1 })
    expect((await harvest(saved.id)).state).toBe('unchanged')
    await sql`update town set opened_at = now() where code = '35360'`.execute(db)
    expect(await harvest(saved.id)).toMatchObject({ state: 'done', added: 1, same: 4, elsewhere: 0 })
  })
})

describe('Runs and sources', () => {
  test('failure 18: the run of a process that died is ended, and its source taken up again; a live one is left alone', async () => {
    const [dead, alive] = [await source('a'), await source('b')]
    await sql`insert into run (source_id) values (${dead}), (${alive})`.execute(db)
    const other = connect(databaseUrl)
    await withSourceLock(other.db, alive, async () => {
      expect(await recoverInterruptedRuns(db, clock.now())).toEqual([dead])
      expect((await harvest(alive)).state).toBe('busy')
    })
    await other.close()
    const { rows } = await sql`select source_id, state, problem->>'key' as problem from run order by id`.execute(db)
    expect(rows).toEqual([
      { source_id: dead, state: 'failed', problem: 'run-interrupted' },
      { source_id: alive, state: 'running', problem: null },
    ])
  })

  test('failure 18: a run that takes too long is stopped, and changes nothing', async () => {
    await write('salles', file(300))
    const id = await source('salles', { timeBox: 0.0000001 })
    expect(await harvest(id)).toMatchObject({ state: 'failed', problem: { key: 'run-too-long' } })
    expect(await live()).toBe(0)
  })

  test('a slow source holds up nobody', async () => {
    const [slow, quick] = [await source('lent'), await source('vif')]
    await write('vif', file(3))
    await withSourceLock(db, slow, async () => expect((await harvest(quick)).state).toBe('done'))
  })

  test('failure 27: what was hidden with a retired source comes back with it, though its file is the same', async () => {
    await write('salles', file(4))
    const id = await source('salles')
    await harvest(id)
    await retireSource(db, id, 'withdraw', clock.now())
    expect(await live()).toBe(0)
    expect(await source('salles')).toBe(id)
    expect(await harvest(id)).toMatchObject({ state: 'done', changed: 4 })
    expect(await live()).toBe(4)
  })

  test('failure 27: what a retired source published is kept, hidden or removed, as someone chose', async () => {
    for (const [choice, stays, shown] of [
      ['keep', 4, 4],
      ['withdraw', 4, 0],
      ['remove', 0, 0],
    ] as const) {
      await write('salles', file(4))
      const id = await source('salles')
      await harvest(id, { force: true })
      await retireSource(db, id, choice, clock.now())
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from place where source_id = ${id}`.execute(
        db,
      )
      expect([rows[0]!.n, await live()]).toEqual([stays, shown])
      expect((await harvest(id)).state).toBe('unknown-source')
      await sql`delete from source`.execute(db)
    }
  })
})
