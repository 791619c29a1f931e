import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** What readers told of some towns' pages and nobody has dealt with yet, by town; a town without is not named. */
export async function countOpenReports(db: Db, towns: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ town: string; n: number }>`
    select town, count(*)::int as n from report where town = any(${towns}::text[]) and handled_at is null group by town`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.town, row.n]))
}
