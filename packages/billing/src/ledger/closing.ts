import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { examineMoney } from '../doctor/examine.ts'
import { houseZone } from '../house-zone.ts'

/**
 * For `from (…) o`: `o.day`, the day given, or the first one that is open when its month is closed; `o.own`, then, the day given, to be kept with what
 * is written.
 */
export function openDay(day: string) {
  return sql<{ day: string; own: object }>`
    select greatest(${day}::date, c.open) as day, case when ${day}::date < c.open then jsonb_build_object('ownDay', ${day}::text) else '{}' end as own
    from (select max(through) + 1 as open from ledger_closing) c`
}

/** The last day that is closed; undefined while none is. */
export async function closedThrough(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ day: string | null }>`select max(through)::text as day from ledger_closing`.execute(db)
  return rows[0]?.day ?? undefined
}

export type Closed =
  | { ok: true }
  | { ok: false; reason: 'not-over' | 'closed-already' }
  | { ok: false; reason: 'events-waiting' | 'rules-broken'; count: number }

/**
 * Closes the books up to a month's last day, for ever: the database takes no transfer of a day before any more. Whoever is writing is waited for. What
 * the provider told of those days must be handled, and every rule must hold.
 */
export async function closeBooks(
  db: Db,
  { through, today, at }: { through: string; today: string; at: Date },
): Promise<Closed> {
  if (through >= today) return { ok: false, reason: 'not-over' }
  return await db.transaction().execute(async (trx): Promise<Closed> => {
    await sql`lock table invoice_series, ledger_transfer in share row exclusive mode`.execute(trx)
    if (((await closedThrough(trx)) ?? '') >= through) return { ok: false, reason: 'closed-already' }
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from provider_event
      where handled_at is null and (created at time zone ${houseZone})::date <= ${through}::date`.execute(trx)
    if (rows[0]!.count > 0) return { ok: false, reason: 'events-waiting', count: rows[0]!.count }
    const broken = (await examineMoney(trx)).filter((one) => one.broken > 0)
    if (broken.length > 0) return { ok: false, reason: 'rules-broken', count: broken.length }
    await sql`insert into ledger_closing (through, at) values (${through}::date, ${at})`.execute(trx)
    return { ok: true }
  })
}
