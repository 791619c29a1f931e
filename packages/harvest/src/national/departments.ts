import type { Db } from '@wiker/platform'
import { sql } from 'kysely'

/** The départements of these towns, or of every open one. */
export async function departmentsOf(db: Db, towns?: string[]): Promise<string[]> {
  const wanted = towns ? sql`code = any(${towns}::text[])` : sql`opened_at is not null`
  const { rows } = await sql<{ department: string }>`
    select distinct department from town where country = 'FR' and ${wanted} and department is not null order by 1`.execute(
    db,
  )
  return rows.map((row) => row.department)
}
