import type { CanonicalRecord } from '@wiker/model'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { creditOf, readSources } from '../records/credit.ts'
import { kinds } from '../sections.ts'
import type { SourceCredit, TownCard } from '../types.ts'

export interface TownSource {
  /** Last segment of its page. */
  path: string
  credit: SourceCredit
  /** Things of the town of which it tells, alone or with others; examples left out. */
  count: number
  /** Rows of the source that could not be read at its last full reading, all towns together. */
  refused: number
  /** Rows that could be read and name no town that is known: one of them may be about here. */
  unplaced: number
}

interface SourceCount {
  id: string
  path: string
  count: number
  refused: number
  unplaced: number
}

/** Where a town's information comes from, the largest source first. */
export async function readTownSources(db: Db, town: TownCard): Promise<TownSource[]> {
  return readSourcesOf(db, town, null)
}

/** A source of a town, by the last segment of its page. Undefined when nothing of the town comes from it. */
export async function readTownSource(db: Db, town: TownCard, path: string): Promise<TownSource | undefined> {
  return (await readSourcesOf(db, town, path))[0]
}

async function readSourcesOf(db: Db, town: TownCard, path: string | null): Promise<TownSource[]> {
  const parts = kinds.map(
    (kind) => sql`
      select (credit ->> 'source')::bigint as source_id, count(*) as count from ${sql.table(kind)}, jsonb_array_elements(credits) credit
      where town = ${town.code} and withdrawn_at is null and not example and credit ? 'source' group by 1`,
  )
  const { rows } = await sql<SourceCount>`
    select s.id::text as id, coalesce(s.slug, s.id::text) as path, c.count::int as count,
           coalesce(last.refused, 0) as refused, coalesce(last.unplaced, 0) as unplaced
    from (select source_id, sum(count) as count from (${sql.join(parts, sql` union all `)}) per_kind group by source_id) c
    join source s on s.id = c.source_id
    left join lateral (${lastReading}) last on true
    where ${path}::text is null or coalesce(s.slug, s.id::text) = ${path}
    order by c.count desc, s.id`.execute(db)
  const sources = await readSources(
    db,
    rows.map((row) => row.id),
  )
  return rows.map(({ id, ...counts }) => ({ ...counts, credit: creditOf(nothingSaid, id, sources) }))
}

/** The last run that read the source `s` to its end: one that found it unchanged counted nothing. */
export const lastReading = sql`
  select r.id, r.read, r.refused, r.unplaced from run r where r.source_id = s.id and r.state = 'done' order by r.id desc limit 1`

const nothingSaid = {} as CanonicalRecord
