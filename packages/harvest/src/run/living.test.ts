import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClock } from '@wiker/platform'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { markTold, readFaults, settleFault, untoldFaults } from '../health/keep.ts'
import { readSource } from '../sources/read.ts'
import { learnt } from '../sources/rhythm.ts'
import { saveSource } from '../sources/write.ts'
import { harvestSource } from './run.ts'

const { db } = await testDatabase()

/** What the town hall's server says now. */
let answer: { status?: number; body?: string; headers?: Record<string, string> } = {}
const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(request.url!)
  const { status = 200, body = '', headers = {} } = answer
  response.writeHead(status, { 'content-type': 'text/csv; charset=utf-8', ...headers }).end(body)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => new Promise((resolve) => server.close(resolve)))
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/agenda.csv`

let day = 0
let now = new Date()
const told: { source: string; kinds: string[] }[] = []
const house = {
  db,
  clock: { now: () => now, today: (zone: string) => createClock(now.toISOString()).today(zone) },
  root: '/',
}

beforeEach(async () => {
  await sql`truncate town, source cascade`.execute(db)
  await sql`insert into town (code, name, slug, postal_codes, department, timezone, school_zone, latitude, longitude, opened_at)
    values ('44015', 'Blain', 'blain', '{44130}', '44', 'Europe/Paris', 'B', 47.4762, -1.7627, now())`.execute(db)
  told.length = 0
  asked.length = 0
  day = 0
  now = new Date('2026-11-02T06:00:00Z')
})

const events = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => {
    const n = from + i
    const date = new Date(Date.UTC(2026, 11, 1 + (n % 28))).toISOString().slice(0, 10)
    return [`Concert numéro ${n}`, `${date} 20:30`, `Salle ${n % 4}`, '44130', 'Blain']
  })
const csv = (rows: string[][], header = ['Titre', 'Début', 'Lieu', 'Code postal', 'Commune']) =>
  `${[header, ...rows].map((row) => row.join(';')).join('\n')}\n`

async function agenda(schedule: string | undefined = learnt): Promise<number> {
  const saved = await saveSource(
    db,
    { name: 'Agenda de la mairie', url, towns: ['44015'], schedule, settings: { allowHosts: ['127.0.0.1'] } },
    now,
  )
  if (!saved.ok) throw new Error(saved.message)
  return saved.id
}

async function nextDay(id: number, body: string | number) {
  now = new Date(Date.parse('2026-11-02T06:00:00Z') + ++day * 86_400_000)
  answer = typeof body === 'number' ? { status: body } : { body }
  const outcome = await harvestSource(house, id)
  await tell()
  return outcome
}
/** As the alerts do. */
const tell = () =>
  db.transaction().execute(async (trx) => {
    const faults = await untoldFaults(trx)
    for (const [source, some] of Map.groupBy(faults, (fault) => fault.name))
      told.push({ source, kinds: some.map((fault) => fault.kind) })
    await markTold(
      trx,
      faults.map((fault) => fault.id),
      now,
    )
  })
const open = async (id: number) => (await readFaults(db, id, { openOnly: true })).map((fault) => fault.kind)
const names = async () =>
  (
    await sql<{ name: string }>`select name from event where withdrawn_at is null order by starts_on, name`.execute(db)
  ).rows.map((row) => row.name)

describe('A source that lives', () => {
  test('is planned by itself, sooner after a failure, and comes back to its rhythm', async () => {
    const id = await agenda()
    for (let i = 0; i < 6; i++) await nextDay(id, csv(events(10 + i)))
    const wait = async () => ((await readSource(db, id))!.nextRunAt!.getTime() - now.getTime()) / 3_600_000
    expect(await wait()).toBeCloseTo(8)
    await nextDay(id, 404)
    expect(await wait()).toBe(0.25)
    await nextDay(id, csv(events(17)))
    expect(await wait()).toBeCloseTo(8)
  })

  test('whose page is gone is told once, in the same run, and what it published stays', async () => {
    const id = await agenda()
    await nextDay(id, csv(events(10)))
    for (let i = 0; i < 5; i++) await nextDay(id, 404)
    expect(told).toEqual([{ source: 'Agenda de la mairie', kinds: ['unreachable'] }])
    expect(await names()).toHaveLength(10)
    await nextDay(id, csv(events(10)))
    expect(await open(id)).toEqual([])
    await nextDay(id, 404)
    expect(told).toHaveLength(2)
  })

  test('that renames a column to words nobody knows goes on, and it is said', async () => {
    const id = await agenda()
    await nextDay(id, csv(events(12)))
    const renamed = ['Xq7', 'Début', 'Lieu', 'Code postal', 'Commune']
    const outcome = await nextDay(id, csv(events(13), renamed))
    expect(outcome).toMatchObject({ state: 'done', added: 1, withdrawn: 0, refused: 0 })
    expect(await names()).toHaveLength(13)
    expect(told).toEqual([{ source: 'Agenda de la mairie', kinds: ['column-renamed'] }])
    const [fault] = await readFaults(db, id)
    expect(fault!.details).toMatchObject({ column: 'Titre', renamed: 'Xq7', to: 'name' })
    // The next day the new name is the usual one, and new rows under it are read as well.
    await nextDay(id, csv(events(15), renamed))
    expect(await names()).toContain('Concert numéro 14')
    expect(await open(id)).toEqual([])
    expect(told).toHaveLength(1)
  })

  test('that loses a column for good is told once, until the column is back', async () => {
    const id = await agenda()
    const header = ['Titre', 'Début', 'Lieu', 'Code postal', 'Commune', 'Tarif']
    const priced = (count: number) =>
      csv(
        events(count).map((row, i) => [...row, `${i + 3},50 €`]),
        header,
      )
    await nextDay(id, priced(12))
    for (let i = 0; i < 4; i++) await nextDay(id, csv(events(12 + i)))
    expect(told.map((one) => one.kinds)).toEqual([['column-lost']])
    expect(await open(id)).toEqual(['column-lost'])
    await nextDay(id, priced(12))
    expect(await open(id)).toEqual([])
  })

  test('whose fault a person lives with is not told again', async () => {
    const id = await agenda()
    await nextDay(id, csv(events(10)))
    await nextDay(id, 404)
    const [fault] = await readFaults(db, id, { openOnly: true })
    expect(await settleFault(db, id, fault!.id, now)).toBe(true)
    expect(await settleFault(db, id + 1, fault!.id, now)).toBe(false)
    await nextDay(id, 404)
    expect(told).toHaveLength(1)
    expect((await readFaults(db, id, { openOnly: true }))[0]!.settledAt).not.toBeNull()
  })
})
