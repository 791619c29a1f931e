import { sql } from 'kysely'
import { type Db, inTransaction } from '../db.ts'
import { noteMoney } from '../notice.ts'
import { lockIdentity } from './identity.ts'
import { postVat } from './statement.ts'

/** The animator contests a statement in its time: nothing of it is paid until that is settled. False when it is too late, or was paid. */
export async function contestStatement(
  db: Db,
  { statement, reason, today, at }: { statement: number; reason: string; today: string; at: Date },
): Promise<boolean> {
  return await inTransaction(db, async (trx) => {
    const { rows } = await sql<{ animator: string }>`
      update animator_statement set contested_at = ${at}, contest = ${reason}, settlement = null, settled_at = null
      where id = ${statement} and contested_at is null and (payable_from is null or payable_from > ${today}::date) returning animator`.execute(
      trx,
    )
    if (!rows[0]) return false
    const cause = `contested:${statement}:${at.toISOString()}`
    await noteMoney(trx, { cause, kind: 'contested', party: 'house', about: { statement }, at })
    return true
  })
}

/** A contest is settled: the statement stands, what was wrong in it is put right in the ledger and told by the next one. False when nothing was contested. */
export async function settleContest(
  db: Db,
  { statement, today, answer, at }: { statement: number; today: string; answer?: string; at: Date },
): Promise<boolean> {
  return await inTransaction(db, async (trx) => {
    const { rows } = await sql<{ animator: string }>`
      update animator_statement set contested_at = null, settlement = ${answer ?? null}, settled_at = ${at},
        payable_from = case when payable_from is null then null else ${today}::date end
      where id = ${statement} and contested_at is not null returning animator`.execute(trx)
    const [found] = rows
    if (!found) return false
    const cause = `contest-settled:${statement}:${at.toISOString()}`
    await noteMoney(trx, { cause, kind: 'contest-settled', party: found.animator, about: { statement }, at })
    return true
  })
}

export type OwnInvoiceNoted = { ok: true } | { ok: false; reason: 'unknown-statement' | 'invoiced-already' }

/** Without a mandate the animator sends its own invoice of a statement: its number, and its VAT in cents. From then on it is payable. */
export async function noteOwnInvoice(
  db: Db,
  given: { statement: number; number: string; vat: number; today: string; at: Date },
): Promise<OwnInvoiceNoted> {
  const { statement, number, vat, today, at } = given
  return await inTransaction(db, async (trx): Promise<OwnInvoiceNoted> => {
    const { rows } = await sql<{ animator: string; currency: string; invoiced: boolean }>`
      select animator, currency, invoice_id is not null or own_invoice is not null as invoiced from animator_statement where id = ${statement}`.execute(
      trx,
    )
    const [found] = rows
    if (!found) return { ok: false, reason: 'unknown-statement' }
    await lockIdentity(trx, found.animator)
    const { rows: kept } = await sql`
      update animator_statement set own_invoice = ${number}, vat = ${vat}, gross = net + ${vat}, payable_from = ${today}::date
      where id = ${statement} and invoice_id is null and own_invoice is null returning id`.execute(trx)
    if (kept.length === 0) return { ok: false, reason: 'invoiced-already' }
    await postVat(trx, { statement, animator: found.animator, currency: found.currency, vat, day: today, at })
    return { ok: true }
  })
}
