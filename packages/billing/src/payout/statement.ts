import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { addDays } from '../invoice/factur-x/paper.ts'
import { postTransfer } from '../ledger/post.ts'
import { partOf } from '../money/vat.ts'
import { noteMoney } from '../notice.ts'
import { vatOn } from '../plans/plans.ts'
import { lockIdentity, mandateOn } from './identity.ts'
import { selfBill } from './self-bill.ts'

export interface MonthClosing {
  /** Its first day. */
  month: string
  /** The day on which it is closed, after its last. */
  today: string
  at: Date
  /** The country whose VAT the house pays to the animators of that country. */
  houseCountry: string
}

export interface ClosedMonth {
  statement: number
  animator: string
  currency: string
  net: number
  vat: number
  /** Number of the self-billed invoice or credit note; none without a mandate, or when nothing is left. */
  invoice: string | undefined
}

/**
 * Closes a month for every animator: a statement of each share that no statement has told yet, whatever came late included, and with a mandate its
 * self-billed invoice. Done again it changes nothing; an animator whose identity is not known waits, and loses nothing.
 */
export async function closeMonth(db: Db, closing: MonthClosing): Promise<ClosedMonth[]> {
  if (closing.today < nextMonth(closing.month)) throw new RangeError(`The month of ${closing.month} is not over`)
  const { rows } = await sql<{ animator: string; currency: string }>`
    select distinct a.party as animator, a.currency from ledger_account a join animator_identity i on i.animator = a.party
    where a.number = '401' order by 1, 2`.execute(db)
  const closed: ClosedMonth[] = []
  for (const { animator, currency } of rows) {
    const one = await db.transaction().execute((trx) => closeFor(trx, animator, currency, closing))
    if (one) closed.push(one)
  }
  return closed
}

async function closeFor(
  trx: Db,
  animator: string,
  currency: string,
  { month, today, at, houseCountry }: MonthClosing,
): Promise<ClosedMonth | undefined> {
  const identity = await lockIdentity(trx, animator)
  const before = await sql`select from animator_statement
    where animator = ${animator} and currency = ${currency} and month >= ${month}::date`.execute(trx)
  if (!identity || before.rows.length > 0) return undefined
  const lines = await linesStillUntold(trx, animator, currency, nextMonth(month))
  if (lines.length === 0) return undefined
  const net = lines.reduce((sum, line) => sum + line.cents, 0)
  const rate = identity.isBelowVat || identity.country !== houseCountry ? 0 : vatOn(identity.country, today)
  const mandate = identity.hasNumber ? await mandateOn(trx, animator, today) : undefined
  const given = { identity, currency, month, to: nextMonth(month), today, at, net, vat: partOf(net, rate), rate }
  const issued = mandate && (await selfBill(trx, given, lines, mandate))
  // What is not invoiced by us charges no VAT until the animator's own invoice is there.
  const vat = issued ? given.vat : 0
  const payableFrom = issued ? addDays(today, mandate.contestDays) : net <= 0 ? today : null
  const { rows } = await sql<{ id: number }>`
    insert into animator_statement (animator, currency, month, net, vat, gross, invoice_id, payable_from, at)
    values (${animator}, ${currency}, ${month}::date, ${net}, ${vat}, ${net + vat}, ${issued?.id ?? null}, ${payableFrom}::date, ${at})
    returning id`.execute(trx)
  const statement = rows[0]!.id
  await sql`insert into animator_statement_line (transfer_id, animator, statement_id, cents)
    select (l->>0)::bigint, ${animator}, ${statement}, (l->>1)::bigint
    from jsonb_array_elements(${JSON.stringify(lines.map((line) => [line.transfer, line.cents]))}::jsonb) l`.execute(
    trx,
  )
  await postVat(trx, { statement, animator, currency, vat, day: today, at })
  await noteMoney(trx, {
    cause: `statement:${statement}`,
    kind: 'statement',
    party: animator,
    about: { statement },
    at,
  })
  return { statement, animator, currency, net, vat, invoice: issued?.number }
}

/** The VAT that an invoice charges is due to the animator, and comes back to the house. */
export async function postVat(
  trx: Db,
  given: { statement: number; animator: string; currency: string; vat: number; day: string; at: Date },
): Promise<void> {
  const { statement, animator, currency, vat, day, at } = given
  if (vat === 0) return
  await postTransfer(trx, {
    cause: `share-vat:${statement}`,
    kind: 'share-vat',
    day,
    currency,
    at,
    details: { statement },
    lines: [
      { account: 'vatDeductible', cents: vat },
      { account: { of: 'animator', party: animator }, cents: -vat },
    ],
  })
}

export interface UntoldLine {
  transfer: number
  cents: number
  town: string | null
}

/**
 * Invoices in the animators' names the statements that had no invoice when they were made: of who has given her number and a mandate since, and has sent
 * none of her own. Each is a transaction; done again it changes nothing. How many.
 */
export async function billPending(db: Db, { today, at, houseCountry }: Omit<MonthClosing, 'month'>): Promise<number> {
  const { rows } = await sql<{ id: number; animator: string }>`
    select id, animator from animator_statement
    where invoice_id is null and own_invoice is null and contested_at is null and payable_from is null and net > 0 order by month, id`.execute(
    db,
  )
  let billed = 0
  for (const { id, animator } of rows) {
    const done = await db.transaction().execute((trx) => billOne(trx, id, animator, { today, at, houseCountry }))
    if (done) billed += 1
  }
  return billed
}

async function billOne(
  trx: Db,
  statement: number,
  animator: string,
  { today, at, houseCountry }: Omit<MonthClosing, 'month'>,
): Promise<boolean> {
  const identity = await lockIdentity(trx, animator)
  const mandate = identity?.hasNumber ? await mandateOn(trx, animator, today) : undefined
  if (!identity || !mandate) return false
  const { rows } = await sql<{ month: string; currency: string; net: number }>`
    select month::text as month, currency, net from animator_statement
    where id = ${statement} and invoice_id is null and own_invoice is null and contested_at is null for update`.execute(
    trx,
  )
  const [found] = rows
  if (!found) return false
  const { month, currency } = found
  const net = Number(found.net)
  const rate = identity.isBelowVat || identity.country !== houseCountry ? 0 : vatOn(identity.country, today)
  const vat = partOf(net, rate)
  const given = { identity, currency, month, to: nextMonth(month), today, at, net, vat, rate }
  const issued = await selfBill(trx, given, await linesOf(trx, statement), mandate)
  if (!issued) return false
  await sql`update animator_statement set invoice_id = ${issued.id}, vat = ${vat}, gross = net + ${vat},
    payable_from = ${addDays(today, mandate.contestDays)}::date where id = ${statement}`.execute(trx)
  await postVat(trx, { statement, animator, currency, vat, day: today, at })
  await noteMoney(trx, {
    cause: `statement-billed:${statement}`,
    kind: 'statement',
    party: animator,
    about: { statement },
    at,
  })
  return true
}

async function linesOf(trx: Db, statement: number): Promise<UntoldLine[]> {
  const { rows } = await sql<UntoldLine>`
    select l.transfer_id as transfer, l.cents, w.name as town from animator_statement_line l join ledger_transfer t on t.id = l.transfer_id
    left join ledger_transfer o on o.id = t.reverses
    left join payment p on p.id = (coalesce(o.details, t.details)->>'payment')::bigint left join town w on w.code = p.town
    where l.statement_id = ${statement} order by t.id`.execute(trx)
  return rows.map((row) => ({ ...row, cents: Number(row.cents) }))
}

async function linesStillUntold(trx: Db, animator: string, currency: string, before: string): Promise<UntoldLine[]> {
  const { rows } = await sql<UntoldLine>`
    select t.id as transfer, -sum(e.cents)::bigint as cents, max(w.name) as town
    from ledger_account a join ledger_entry e on e.account_id = a.id join ledger_transfer t on t.id = e.transfer_id
    left join ledger_transfer o on o.id = t.reverses
    left join payment p on p.id = (coalesce(o.details, t.details)->>'payment')::bigint left join town w on w.code = p.town
    where a.number = '401' and a.party = ${animator} and a.currency = ${currency} and t.day < ${before}::date
      and (t.kind = 'share' or o.kind = 'share')
      and not exists (select from animator_statement_line l where l.transfer_id = t.id and l.animator = ${animator})
    group by t.id having sum(e.cents) <> 0 order by t.id`.execute(trx)
  return rows.map((row) => ({ ...row, cents: Number(row.cents) }))
}

export function nextMonth(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return new Date(Date.UTC(year!, number!, 1)).toISOString().slice(0, 10)
}
