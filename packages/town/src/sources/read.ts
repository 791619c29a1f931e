import type { CanonicalRecord } from '@wiker/model'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { creditOf, readSources } from '../records/credit.ts'
import { kinds } from '../sections.ts'
import type { SourceCredit, TownCard } from '../types.ts'

export interface TownSource {
  credit: SourceCredit
  /** Things of the town that come from it, examples left out. */
  count: number
  /** Rows of the source that could not be read at its last run, all towns together. */
  refused: number
}

/** Where a town's information comes from, the largest source first. */
export async function readTownSources(db: Db, town: TownCard): Promise<TownSource[]> {
  const parts = kinds.map(
    (kind) => sql`
      select source_id, count(*) as count from ${sql.table(kind)}
      where town = ${town.code} and withdrawn_at is null and not example and source_id is not null group by source_id`,
  )
  const { rows } = await sql<{ id: string; count: number; refused: number }>`
    select source_id::text as id, sum(count)::int as count,
           coalesce((select r.refused from run r where r.source_id = per_kind.source_id and r.state in ('done', 'unchanged')
                     order by r.started_at desc limit 1), 0)::int as refused
    from (${sql.join(parts, sql` union all `)}) per_kind group by source_id order by 2 desc, 1`.execute(db)
  const sources = await readSources(
    db,
    rows.map((row) => row.id),
  )
  return rows.map(({ id, count, refused }) => ({ credit: creditOf(nothingSaid, id, sources), count, refused }))
}

const nothingSaid = {} as CanonicalRecord
