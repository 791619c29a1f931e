import { canonicalTables } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** How many records a town shows, examples left out. */
export async function countRecords(db: Db, code: string): Promise<number> {
  const counts = canonicalTables.map(
    (table) =>
      sql`select count(*) as n from ${sql.table(table)} where town = ${code} and withdrawn_at is null and not example`,
  )
  const { rows } = await sql<{ count: number }>`
    select sum(n)::int as count from (${sql.join(counts, sql` union all `)}) counted`.execute(db)
  return rows[0]!.count
}
