import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { openDay } from './closing.ts'
import type { Posted } from './post.ts'

export type Reversed =
  | ({ ok: true } & Posted)
  | { ok: false; reason: 'unknown-transfer' | 'is-a-reversal' | 'reversed-before' }

/**
 * Takes a whole transfer back: the same lines with the other sign, under a cause of its own. A transfer is taken back once; a reversal never is
 * (what it took back is written anew, under a new cause).
 */
export async function reverseTransfer(
  db: Db,
  { of, cause, day, at, reason }: { of: number; cause: string; day: string; at: Date; reason?: string },
): Promise<Reversed> {
  const { rows } = await sql<{ reverses: number | null; by: { id: number; cause: string } | null }>`
    select t.reverses, (select json_build_object('id', r.id, 'cause', r.cause) from ledger_transfer r where r.reverses = t.id) as by
    from ledger_transfer t where t.id = ${of}`.execute(db)
  const [found] = rows
  if (!found) return { ok: false, reason: 'unknown-transfer' }
  if (found.reverses !== null) return { ok: false, reason: 'is-a-reversal' }
  if (found.by)
    return found.by.cause === cause
      ? { ok: true, id: found.by.id, isNew: false }
      : { ok: false, reason: 'reversed-before' }
  const { rows: written } = await sql<{ id: number }>`
    insert into ledger_transfer (cause, kind, day, currency, entries, reverses, details, at)
    select ${cause}, 'reversal', o.day, t.currency, t.entries, t.id, ${JSON.stringify(reason ? { reason } : {})}::jsonb || o.own, ${at}::timestamptz
    from ledger_transfer t, (${openDay(day)}) o where t.id = ${of}
    on conflict (reverses) do nothing returning id`.execute(db)
  const id = written[0]?.id
  if (id === undefined) return { ok: false, reason: 'reversed-before' }
  await sql`insert into ledger_entry (transfer_id, position, account_id, cents)
    select ${id}, position, account_id, -cents from ledger_entry where transfer_id = ${of}`.execute(db)
  return { ok: true, id, isNew: true }
}
