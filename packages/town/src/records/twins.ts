import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Kind } from '../sections.ts'
import type { SourceCredit } from '../types.ts'
import { creditOf, readSources } from './credit.ts'
import type { RecordRow } from './rows.ts'

/** Kilometres between two positions of one thing, as two publishers place it. */
const nearby = 0.2
const kilometresInDegree = 111.2

/** Only what stands somewhere, or answers a telephone, can be told to be the same. */
const kindsWithTwins: ReadonlySet<Kind> = new Set(['place', 'organization'])

/**
 * A condition on rows `k` of a table: another source told of this thing before. Lists show it once; nothing is deleted, and each row keeps
 * its page.
 */
export function isToldBefore(kind: Kind) {
  if (!kindsWithTwins.has(kind)) return sql.lit(false)
  return sql`exists (select from ${sql.table(kind)} x where ${sameThing} and x.source_id < k.source_id)`
}

/** Who else tells of a record, besides its own source. */
export async function readOtherCredits(db: Db, row: RecordRow): Promise<SourceCredit[]> {
  if (!kindsWithTwins.has(row.kind)) return []
  const { rows } = await sql<Pick<RecordRow, 'record' | 'sourceId'>>`
    select x.record, x.source_id::text as "sourceId" from ${sql.table(row.kind)} k join ${sql.table(row.kind)} x on ${sameThing}
    where k.id = ${row.id} and x.source_id <> k.source_id order by x.source_id, x.id limit 5`.execute(db)
  const sources = await readSources(
    db,
    rows.map((one) => one.sourceId),
  )
  return rows.map((one) => creditOf(one.record, one.sourceId, sources))
}

/** Same town, name and category, and either the same telephone or a short way between them. Two of a name far apart are two. */
const sameThing = sql`
  x.town = k.town and x.plain_name = k.plain_name and x.category is not distinct from k.category
  and x.withdrawn_at is null and not x.example
  and ((abs(x.latitude - k.latitude) * ${kilometresInDegree} < ${nearby}
        and abs(x.longitude - k.longitude) * ${kilometresInDegree} * cos(radians(k.latitude)) < ${nearby})
       or regexp_replace(x.record ->> 'telephone', '\\D', '', 'g') = nullif(regexp_replace(k.record ->> 'telephone', '\\D', '', 'g'), ''))`
