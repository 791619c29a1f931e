import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../database/connect.ts'
import { giveToken, takeToken } from './tokens.ts'

const change = z.object({ person: z.string(), email: z.string() })
const minutes = 60

/** For the link that goes to the new address. */
export function askEmailChange(db: Db, person: string, email: string): Promise<string> {
  return giveToken(db, 'email-change', { person, email }, minutes)
}

/**
 * Gives the person the address that the link went to, and ends what else was on its way to the old one. `refused`: the link is used, too old, another
 * person's, or somebody has the address by now.
 */
export async function confirmEmailChange(
  db: Db,
  person: string,
  token: string,
): Promise<{ ok: true; before: string; after: string } | { ok: false }> {
  return db.transaction().execute(async (trx) => {
    const asked = await takeToken(trx, 'email-change', token, change)
    if (asked?.person !== person) return { ok: false }
    const { rows } = await sql<{ before: string }>`
      update person p set email = ${asked.email}, email_verified = true, updated_at = now()
      from person old where p.id = ${person} and old.id = p.id
        and not exists (select 1 from person other where other.email = ${asked.email} and other.id <> ${person})
      returning old.email as before`.execute(trx)
    if (!rows[0]) return { ok: false }
    // A link on its way to the address that was given up would open it again, as another account.
    await sql`delete from verification where identifier like 'magic-link:%' and value::jsonb ->> 'email' = ${rows[0].before}`.execute(
      trx,
    )
    return { ok: true, before: rows[0].before, after: asked.email }
  })
}
