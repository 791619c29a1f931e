import type { CanonicalRecord } from '@wiker/model'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { creditOf, readSources } from '../records/credit.ts'
import type { AgendaLine, SourceCredit } from '../types.ts'

/** Who says what these lines tell, each event once; examples are nobody's. */
export async function readLineCredits(db: Db, lines: readonly AgendaLine[]): Promise<SourceCredit[]> {
  const ids = [...new Set(lines.filter((line) => !line.example).map((line) => line.id))]
  if (ids.length === 0) return []
  const { rows } = await sql<{ sourceId: string | null; record: CanonicalRecord }>`
    select source_id::text as "sourceId", jsonb_build_object('url', record -> 'url', 'provenance', record -> 'provenance') as record
    from event where id = any(${ids}::text[]) order by array_position(${ids}::text[], id)`.execute(db)
  const sources = await readSources(
    db,
    rows.map((row) => row.sourceId),
  )
  return rows.map((row) => creditOf(withoutNulls(row.record), row.sourceId, sources)).filter(({ name }) => name !== '')
}

/** What a record does not say is absent from it, never null. */
function withoutNulls(record: CanonicalRecord): CanonicalRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)) as CanonicalRecord
}
