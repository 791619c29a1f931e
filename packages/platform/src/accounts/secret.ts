import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'
import { jsonb } from '../database/jsonb.ts'

/** The secret that signs the cookies: made at the first need, the same for every process on this database. */
export async function readSecret(db: Db): Promise<string> {
  const fresh = randomBytes(32).toString('base64url')
  await sql`insert into setting (name, value) values ('secret', ${jsonb(fresh)}) on conflict do nothing`.execute(db)
  const { rows } = await sql<{ value: string }>`select value from setting where name = 'secret'`.execute(db)
  return rows[0]!.value
}
