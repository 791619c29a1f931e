/** A town, its sources and their harvests, for tests on the real database. */
import { createHash } from 'node:crypto'
import type { CanonicalRecord } from '@wiker/model'
import { canonicalTables, type Db } from '@wiker/platform'
import { sql } from 'kysely'
import { examine } from '../doctor/examine.ts'
import { rowOf } from '../rows/row.ts'
import type { SourceDeclaration } from '../sources/source.ts'
import { saveSource } from '../sources/write.ts'
import type { IncomingRow } from '../store/incoming.ts'
import { type StoreOptions, storeRows } from '../store/store.ts'

export const moment = { now: new Date('2026-11-23T10:00:00Z'), today: '2026-11-23' }

export async function emptyTown(db: Db): Promise<void> {
  await sql`truncate town, source, holiday, match_block cascade`.execute(db)
  await sql`insert into town (code, name, slug, timezone, school_zone, opened_at, colour, latitude, longitude) values
    ('44015', 'Blain', 'blain', 'Europe/Paris', 'B', now(), 'blue', 47.476, -1.763)`.execute(db)
}

export async function addSource(db: Db, slug: string, more: Partial<SourceDeclaration> = {}): Promise<number> {
  const saved = await saveSource(db, { slug, name: slug, url: `https://example.org/${slug}`, ...more }, moment.now)
  if (!saved.ok) throw new Error(saved.message)
  return saved.id
}

type Told = Partial<CanonicalRecord> & { name: string; key?: string } & Record<string, unknown>

export function idOf(entity: string, key: string): string {
  return `urn:wiker:${entity}:${createHash('sha256').update(key).digest('hex').slice(0, 20)}`
}

export function event({ key, ...told }: Told): CanonicalRecord {
  const id = idOf('event', key ?? JSON.stringify(told))
  return { type: 'Event', id, eventStatus: 'scheduled', ...told } as CanonicalRecord
}

export function place({ key, ...told }: Told): CanonicalRecord {
  return { type: 'Place', id: idOf('place', key ?? JSON.stringify(told)), ...told } as CanonicalRecord
}

async function* incoming(records: CanonicalRecord[]): AsyncGenerator<IncomingRow> {
  for (const [i, record] of records.entries()) {
    yield { ...rowOf(record, { town: '44015', reason: 'code', positionHolds: true })!, member: 'x.ics', line: i + 1 }
  }
}

export function harvest(db: Db, sourceId: number, records: CanonicalRecord[], more: Partial<StoreOptions> = {}) {
  return storeRows(db, incoming(records), { sourceId, ...moment, ...more })
}

/** Everything that readers and people can see, whatever the ids that lead to it. */
export async function readState(db: Db) {
  const rows = canonicalTables.map(
    (
      kind,
    ) => sql`select id, town, name, category, latitude, longitude, record - 'id' as record, credits, body, hash from ${sql.table(kind)}
      where withdrawn_at is null`,
  )
  const { rows: things } = await sql<{ id: string; record: object }>`
    select t.*, array(select distinct l.id from source_record l where l.thing_id = t.id and l.withdrawn_at is null order by 1) as members
    from (${sql.join(rows, sql` union all `)}) t order by 2, 3, array(select distinct l.id from source_record l where l.thing_id = t.id order by 1)`.execute(
    db,
  )
  const pages = canonicalTables.map((kind) => sql`select id from ${sql.table(kind)}`)
  const { rows: addresses } = await sql<{ id: string }>`
    select id from (${sql.join(pages, sql` union all `)} union all select id from thing_alias) a order by 1`.execute(db)
  return { things: things.map(({ id: _id, ...thing }) => thing), addresses: addresses.map((row) => row.id) }
}

/** The version of every row readers see: another when a row was so much as touched. */
export async function readVersions(db: Db): Promise<string[]> {
  const rows = canonicalTables.map((kind) => sql`select id || ' ' || xmin::text as version from ${sql.table(kind)}`)
  const { rows: found } = await sql<{ version: string }>`
    select version from (${sql.join(rows, sql` union all `)} union all
      select event_id || day || xmin::text from event_date union all select id || thing_id || xmin::text from thing_alias) v order by 1`.execute(
    db,
  )
  return found.map((row) => row.version)
}

export async function shownNames(db: Db, kind = 'event'): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.table(kind)} where withdrawn_at is null order by name`.execute(db)
  return rows.map((row) => row.name)
}

export const loto = {
  name: 'Loto de l’amicale laïque',
  startDate: '2026-12-05T20:00:00+01:00',
  location: { name: 'Salle Henri Dunant', townCode: '44015' },
}

/** The three who tell of the loto: the town hall's own feed, an official agenda, a club. */
export async function townOfThree(db: Db) {
  await emptyTown(db)
  const townHall = await addSource(db, 'mairie', { towns: ['44015'], licence: 'Licence Ouverte 2.0' })
  const agenda = await addSource(db, 'openagenda', { settings: { standing: 'official' } })
  return { townHall, agenda, club: await addSource(db, 'club') }
}

/** A source that tells of the loto and of nothing else, in its own words. */
export function tellOf(db: Db, source: number, more: object = {}, key = String(source)) {
  return harvest(db, source, [event({ ...loto, key, ...more })])
}

interface ShownRow {
  id: string
  name: string
  credits: { source: number }[]
  record: Record<string, unknown>
}

export async function shownRows(db: Db, kind = 'event'): Promise<ShownRow[]> {
  const { rows } = await sql<ShownRow>`
    select id, name, credits, record from ${sql.table(kind)} where withdrawn_at is null order by name, id`.execute(db)
  return rows
}

/** Rules of the doctor that do not hold. */
export async function brokenRules(db: Db) {
  return (await examine(db, moment.today)).filter((finding) => finding.broken > 0)
}
