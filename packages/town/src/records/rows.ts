import type { CanonicalRecord } from '@wiker/model'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { belongs, type Kind, kindsIn } from '../sections.ts'
import { elsewhere, within } from '../towns/scope.ts'
import type { RecordLine, Scope, Section } from '../types.ts'
import { creditOf, readSources } from './credit.ts'
import { pathOf } from './path.ts'
import { withoutEmail } from './without-email.ts'

/**
 * All rows of a section in a town, or as far around as a scope says, whatever their table: `kind, id, town, name, plain_name, category, latitude, longitude, record, example,
 * source_id, search, day`. `day` is the day by which a kind is sorted (published, or valid until). What is over on `today` is left
 * out.
 */
export function rowsOf(section: Section, town: string | Scope, today: string, only?: Kind[]) {
  const wanted = kindsIn(section).filter((kind) => kind !== 'event' && (!only || only.includes(kind)))
  const parts = wanted.map(
    (kind) => sql`
      select ${sql.lit(kind)} as kind, id, town, name, plain_name, category, latitude, longitude, record, example, source_id, search, ${dayColumn(kind)} as day
      from ${sql.table(kind)} k
      where ${typeof town === 'string' ? sql`town = ${town}` : within(town, 'k')} and withdrawn_at is null and ${belongs(section, kind)} and ${stillTrue(kind, today)}`,
  )
  return sql.join(parts, sql` union all `)
}

function dayColumn(kind: Kind) {
  if (kind === 'article') return sql.ref('published_on')
  if (kind === 'notice') return sql`coalesce(valid_from, left(record ->> 'datePublished', 10)::date)`
  if (kind === 'offer') return sql.ref('valid_to')
  if (kind === 'menu') return sql.ref('served_on')
  return sql`null::date`
}

function stillTrue(kind: Kind, today: string) {
  if (kind === 'article') return sql`(published_on is null or published_on <= ${today}::date)`
  if (kind === 'notice' || kind === 'offer') return sql`(valid_to is null or valid_to >= ${today}::date)`
  if (kind === 'menu') return sql`served_on >= ${today}::date`
  return sql.lit(true)
}

export interface RecordRow {
  kind: Kind
  id: string
  town: string
  name: string
  category: string | null
  latitude: number | null
  longitude: number | null
  record: CanonicalRecord
  example: boolean
  sourceId: string | null
  same: number
}

export const rowColumns = sql`r.kind, r.id, r.town, r.name, r.category, r.latitude, r.longitude, r.record, r.example, r.source_id::text as "sourceId"`

/** Rows made into lines with their credit. Lists never show e-mail addresses in bulk: those are on the record's own page. */
export async function linesOf<Row extends RecordRow>(db: Db, rows: Row[], scope?: Scope): Promise<RecordLine[]> {
  const sources = await readSources(
    db,
    rows.map((row) => row.sourceId),
  )
  return rows.map((row) => ({
    id: row.id,
    path: pathOf(row.id, row.name),
    kind: row.kind,
    name: row.name,
    category: row.category,
    latitude: row.latitude,
    longitude: row.longitude,
    record: withoutEmail(row.record),
    example: row.example,
    credit: creditOf(row.record, row.sourceId, sources),
    same: row.same,
    ...ofElsewhere(row, scope),
  }))
}

function ofElsewhere(row: RecordRow, scope: Scope | undefined): Pick<RecordLine, 'of'> {
  const other = scope && elsewhere(scope, row)
  return other ? { of: { slug: other.slug, name: other.name, distance: other.distance } } : {}
}
