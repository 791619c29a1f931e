import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** The thing that readers see of what was published under this id; undefined while it is not online. */
export async function thingOf(db: Db, recordId: string): Promise<string | undefined> {
  const { rows } = await sql<{ thing: string }>`select thing_id as thing from source_record
    where id = ${recordId} and source_id is null and withdrawn_at is null`.execute(db)
  return rows[0]?.thing
}
