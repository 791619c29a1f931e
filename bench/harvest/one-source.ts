import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type HarvestOutcome, type House, harvestSource, saveSource } from '@wiker/harvest'
import { createClock, openDatabase } from '@wiker/platform'
import { sql } from 'kysely'
import { edition, startSource, towns } from './source.ts'

export interface OneSourceRun {
  name: string
  /** Rows that were read, or copied; 0 of a source that says itself that nothing changed. */
  rows: number
  seconds: number
  /** Of the rows in one second; of the unchanged ones, those that need not be read. */
  rowsPerSecond: number
  /** It writes rows: those that find nothing new have no floor. */
  stores: boolean
  correct: boolean
  problem?: string
}

export interface OneSourceBench {
  rows: number
  bytes: number
  /** Rows of the second edition that differ from the first. */
  changed: number
  runs: OneSourceRun[]
}

/** More than any source of a town has; the harvest writes a source in one transaction. */
const mostRows = 30_000
const timesUnchanged = 15
const floorName = 'bare COPY of the same rows'

/**
 * One source of made-up events (`given`: how many, at most 30,000), harvested for the first time, unchanged in two ways, and with a twentieth of its rows changed, beside a bare `COPY`
 * of the very rows that the harvest stored, into the same PostgreSQL.
 */
export async function benchOneSource(given: number, progress: (line: string) => void): Promise<OneSourceBench> {
  const rows = Math.min(given, mostRows)
  const folder = await mkdtemp(join(tmpdir(), 'wiker-bench-'))
  const database = await openDatabase({ dataDir: join(folder, 'data') })
  const server = await startSource()
  const clock = createClock('2026-11-23')
  const house: House = { db: database.db, clock, root: '/', network: { pause: 0 } }
  try {
    await openTowns(house)
    const saved = await saveSource(
      house.db,
      { name: 'Agenda', url: server.url, departments: ['01', '44', '85'], settings: { allowHosts: ['127.0.0.1'] } },
      clock.now(),
    )
    if (!saved.ok) throw new Error(saved.message)
    const first = edition(rows)
    const second = edition(rows, true)
    const harvest = (name: string, wanted: Wanted, times = 1) => {
      progress(name)
      return timed(house, saved.id, name, rows, wanted, times)
    }
    server.say(first.bytes, '"first"')
    const runs = [await harvest('harvest, first time', { state: 'done', added: rows })]
    runs.push(await harvest('unchanged, the server says so (304)', { state: 'unchanged' }, timesUnchanged))
    server.say(first.bytes)
    runs.push(await harvest('unchanged, the same bytes', { state: 'unchanged' }, timesUnchanged))
    server.say(second.bytes)
    runs.push(await harvest('harvest, 5 % changed', { state: 'done', changed: second.changed, added: 0 }))
    progress(floorName)
    return {
      rows,
      bytes: first.bytes.length,
      changed: second.changed,
      runs: [await copy(house, rows), ...runs],
    }
  } finally {
    await server.close()
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

type Wanted = { state: string; added?: number; changed?: number }

/** The middle of some harvests. */
async function timed(
  house: House,
  source: number,
  name: string,
  rows: number,
  wanted: Wanted,
  times: number,
): Promise<OneSourceRun> {
  const all: number[] = []
  let outcome: HarvestOutcome | undefined
  for (let i = 0; i < times; i++) {
    const begun = performance.now()
    outcome = await harvestSource(house, source)
    all.push((performance.now() - begun) / 1000)
  }
  const seconds = all.sort((a, b) => a - b)[all.length >> 1]!
  const wrong = Object.entries(wanted).filter(
    ([field, value]) => (outcome as unknown as Record<string, unknown>)[field] !== value,
  )
  const problem = wrong
    .map(
      ([field, value]) => `${field} is ${(outcome as unknown as Record<string, unknown>)[field]} instead of ${value}`,
    )
    .join(', ')
  return {
    name,
    rows,
    seconds,
    rowsPerSecond: rows / seconds,
    stores: wanted.state === 'done',
    correct: problem === '',
    ...(problem && { problem }),
  }
}

/** What PostgreSQL needs to take in the same rows and nothing else: no index, no transaction of ours, no network. */
async function copy({ db }: House, rows: number): Promise<OneSourceRun> {
  const { rows: server } = await sql<{ folder: string }>`select current_setting('data_directory') as folder`.execute(db)
  const path = sql.lit(join(server[0]!.folder, 'one-source.copy'))
  await sql`copy (select * from source_record) to ${path}`.execute(db)
  await sql`create table bare (like source_record)`.execute(db)
  const begun = performance.now()
  await sql`copy bare from ${path}`.execute(db)
  const seconds = (performance.now() - begun) / 1000
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from bare`.execute(db)
  const correct = counted[0]!.n === rows
  return {
    name: floorName,
    rows,
    seconds,
    rowsPerSecond: rows / seconds,
    stores: true,
    correct,
    ...(!correct && { problem: `copied ${counted[0]!.n} rows` }),
  }
}

async function openTowns({ db }: House): Promise<void> {
  for (const { code, name, postalCode, latitude, longitude } of towns) {
    await sql`insert into town (code, name, slug, postal_codes, department, timezone, latitude, longitude, opened_at)
      values (${code}, ${name}, ${code}, ${[postalCode]}::text[], ${code.slice(0, 2)}, 'Europe/Paris', ${latitude}, ${longitude}, now())`.execute(
      db,
    )
  }
}
