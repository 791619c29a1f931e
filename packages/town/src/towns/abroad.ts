import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** The open towns of every other country. */
export async function openTownsAbroad(db: Db, home: string): Promise<{ slug: string; country: string }[]> {
  const { rows } = await sql<{ slug: string; country: string }>`
    select slug, country from town where opened_at is not null and country <> ${home}`.execute(db)
  return rows
}
