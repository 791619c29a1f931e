import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../database/connect.ts'
import { digestOf, newToken } from './digest.ts'

/**
 * What waits for somebody to come back with a token, once: a change of address, an erasure, a sign-in begun elsewhere. The token goes into a
 * link or a cookie; the database has its digest.
 */
export async function giveToken(db: Db, purpose: string, value: unknown, minutes: number): Promise<string> {
  const token = newToken()
  await sql`insert into verification (id, identifier, value, expires_at)
    values (${crypto.randomUUID()}, ${identifierOf(purpose, token)}, ${JSON.stringify(value)}, now() + ${minutes} * interval '1 minute')`.execute(
    db,
  )
  return token
}

/** Uses a token up. Undefined: it was used already, is too old, or was never given. */
export async function takeToken<T>(
  db: Db,
  purpose: string,
  token: string,
  shape: z.ZodType<T>,
): Promise<T | undefined> {
  const { rows } = await sql<{ value: string; valid: boolean }>`
    delete from verification where identifier = ${identifierOf(purpose, token)} returning value, expires_at > now() as valid`.execute(
    db,
  )
  return rows[0]?.valid ? shape.parse(JSON.parse(rows[0].value)) : undefined
}

const identifierOf = (purpose: string, token: string) => `${purpose}:${digestOf(token)}`
