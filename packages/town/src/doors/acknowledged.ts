import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** Was this address told since then that its mail came? */
export async function acknowledgedSince(db: Db, address: string, since: Date): Promise<boolean> {
  const { rows } = await sql`
    select from mail where kind = 'door-received' and recipient = ${address} and created_at > ${since} limit 1`.execute(
    db,
  )
  return rows.length > 0
}
