import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** What readers told of a town's pages and nobody has dealt with yet. */
export async function countOpenReports(db: Db, town: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from report where town = ${town} and handled_at is null`.execute(db)
  return rows[0]!.n
}
