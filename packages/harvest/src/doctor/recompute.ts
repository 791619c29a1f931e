import type { CanonicalRecord } from '@wiker/model'
import { canonicalTables, type Db } from '@wiker/platform'
import { sql } from 'kysely'
import { compose } from '../layers/compose.ts'
import { isSame } from '../layers/overlay.ts'
import { readEdits, readLayers } from '../layers/read.ts'
import { withoutCircumstances } from '../rows/row.ts'

interface ShownRow {
  id: string
  hash: string
  sourceId: number | null
  record: CanonicalRecord
  credits: unknown
}

/** Ids of things whose row is not what their layers make of it, among a sample that changes from day to day. */
export async function wronglyShown(db: Db, today: string, sample = 300): Promise<string[]> {
  const parts = canonicalTables.map(
    (kind) => sql`(select id, hash, source_id as "sourceId", record, credits from ${sql.table(kind)}
      where withdrawn_at is null and not example order by md5(id || ${today}) limit ${sample})`,
  )
  const { rows } = await sql<ShownRow>`
    select * from (${sql.join(parts, sql` union all `)}) r order by md5(id || ${today}) limit ${sample}`.execute(db)
  const ids = rows.map((row) => row.id)
  const [layers, edits] = [await readLayers(db, ids), await readEdits(db, ids)]
  return rows.filter((row) => !isAsComposed(row)).map((row) => row.id)

  function isAsComposed({ id, hash, sourceId, record, credits }: ShownRow): boolean {
    const own = layers.get(id)
    if (!own) return false
    const composed = compose(id, own, edits.get(id) ?? [])
    return (
      composed.row.hash === hash &&
      composed.sourceId === sourceId &&
      // A row is not written again for what no reader sees: the moment of the reading, a calendar's new number.
      isSame(withoutCircumstances(composed.row.record), withoutCircumstances(record)) &&
      isSame(composed.credits, credits)
    )
  }
}
