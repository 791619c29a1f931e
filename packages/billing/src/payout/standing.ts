import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { sirenOf } from '../invoice/factur-x/parties.ts'
import { labelOf } from '../invoice/issue.ts'
import { closesOn, monthOf } from './calendar.ts'
import { dueTo, payableTo } from './due.ts'
import { type Mandate, mandateOn } from './identity.ts'

/** Where a statement stands. `to-invoice`: without a mandate, her own invoice is waited for; `below`: more was taken back than earned. */
export type StatementState = 'to-invoice' | 'contestable' | 'contested' | 'payable' | 'on-the-way' | 'paid' | 'below'

export interface StatementCard {
  id: number
  /** First day of its month. */
  month: string
  currency: string
  /** Cents. */
  net: number
  vat: number
  gross: number
  /** Id and number of the invoice made in her name, or the number of her own. */
  invoice: { id: number | null; number: string } | undefined
  payableFrom: string | null
  contest: string | null
  settlement: string | null
  state: StatementState
}

/** What keeps an animator from being paid at all, whatever she earned. */
export type Obstacle = 'no-identity' | 'no-number' | 'no-account'

export interface Standing {
  animator: string
  currency: string
  /** Cents that the ledger owes; below zero: what the next shares make good. */
  due: number
  /** Of which no statement tells yet, and the day on which one will. */
  untold: number
  toldOn: string
  payable: number
  onTheWay: number
  statements: StatementCard[]
}

export interface AnimatorFile {
  animator: string
  legalName: string
  legalId: string | null
  country: string
  address: { streetAddress?: string; postalCode?: string; addressLocality?: string }
  email: string
  language: string
  vatStatus: 'below' | 'charged'
  vatId: string | null
  iban: string | null
  /** At the payment provider: ready to be paid there, or begun only. */
  account: string | null
  pendingAccount: string | null
  mandate: Mandate | undefined
}

/** Who an animator said she is. */
export async function readIdentity(db: Db, animator: string, today: string): Promise<AnimatorFile | undefined> {
  const { rows } = await sql<Omit<AnimatorFile, 'mandate'>>`
    select animator, legal_name as "legalName", legal_id as "legalId", country, address, email, language, vat_status as "vatStatus", vat_id as "vatId",
      iban, provider_account as account, provider_pending as "pendingAccount" from animator_identity where animator = ${animator}`.execute(
    db,
  )
  const [row] = rows
  return row && { ...row, mandate: await mandateOn(db, animator, today) }
}

export function obstaclesOf(file: AnimatorFile | undefined): Obstacle[] {
  if (!file) return ['no-identity']
  const hasNumber = file.country === 'FR' ? sirenOf(file) !== undefined : Boolean(file.legalId ?? file.vatId)
  return [
    ...(hasNumber ? [] : (['no-number'] as const)),
    ...(file.iban || file.account ? [] : (['no-account'] as const)),
  ]
}

/** Where an animator stands on a day, in each currency in which she earned something. */
export async function standingsOf(db: Db, animator: string, today: string): Promise<Standing[]> {
  const { rows } = await sql<{ currency: string; untold: number; way: number; gone: number }>`
    select a.currency,
      (select coalesce(-sum(e.cents), 0) from ledger_entry e join ledger_transfer t on t.id = e.transfer_id left join ledger_transfer o on o.id = t.reverses
       where e.account_id = a.id and (t.kind = 'share' or o.kind = 'share')
         and not exists (select from animator_statement_line l where l.transfer_id = t.id and l.animator = a.party))::bigint as untold,
      (select coalesce(sum(p.cents), 0) from payout p join payout_batch b on b.id = p.batch_id
       where p.animator = a.party and b.currency = a.currency and p.state = 'prepared')::bigint as way,
      (select coalesce(sum(p.cents), 0) from payout p join payout_batch b on b.id = p.batch_id
       where p.animator = a.party and b.currency = a.currency and p.state = 'paid')::bigint as gone
    from ledger_account a where a.number = '401' and a.party = ${animator} order by a.currency`.execute(db)
  const standings: Standing[] = []
  for (const { currency, untold, way, gone } of rows) {
    const told = await statementRows(db, animator, currency)
    standings.push({
      animator,
      currency,
      due: await dueTo(db, animator, currency),
      untold: Number(untold),
      toldOn: closesOn(monthOf(today)),
      payable: await payableTo(db, animator, currency, today),
      onTheWay: Number(way),
      statements: withStates(told, { today, paid: Number(gone), way: Number(way) }),
    })
  }
  return standings
}

type StatementRow = Omit<StatementCard, 'state' | 'invoice'> & {
  invoiceId: number | null
  year: number | null
  number: number | null
  ownInvoice: string | null
  contestedAt: Date | null
}

async function statementRows(db: Db, animator: string, currency: string): Promise<StatementRow[]> {
  const { rows } = await sql<StatementRow>`
    select s.id, s.month::text as month, s.currency, s.net, s.vat, s.gross, s.invoice_id as "invoiceId", i.year, i.number, s.own_invoice as "ownInvoice",
      s.payable_from::text as "payableFrom", s.contest, s.settlement, s.contested_at as "contestedAt"
    from animator_statement s left join invoice i on i.id = s.invoice_id
    where s.animator = ${animator} and s.currency = ${currency} order by s.month desc, s.id desc`.execute(db)
  return rows.map((row) => ({ ...row, net: Number(row.net), vat: Number(row.vat), gross: Number(row.gross) }))
}

/** Payouts are for sums, not for statements: the oldest are paid first, and what was taken back pays for as much. */
function withStates(
  rows: StatementRow[],
  { today, paid, way }: { today: string; paid: number; way: number },
): StatementCard[] {
  const back = rows.filter((row) => row.gross < 0).reduce((sum, row) => sum - row.gross, 0)
  let covered = paid + back
  let leaving = way
  const states = new Map<number, StatementState>()
  const inOrder = rows.toSorted(
    (a, b) => (a.payableFrom ?? '9').localeCompare(b.payableFrom ?? '9') || a.month.localeCompare(b.month),
  )
  for (const row of inOrder) {
    if (row.gross <= 0) states.set(row.id, 'below')
    else if (row.contestedAt) states.set(row.id, 'contested')
    else if (row.payableFrom === null) states.set(row.id, 'to-invoice')
    else if (covered >= row.gross) {
      covered -= row.gross
      states.set(row.id, 'paid')
    } else if (covered + leaving >= row.gross) {
      leaving -= row.gross - covered
      covered = 0
      states.set(row.id, 'on-the-way')
    } else states.set(row.id, row.payableFrom > today ? 'contestable' : 'payable')
  }
  return rows.map(({ invoiceId, year, number, ownInvoice, contestedAt: _, ...row }) => ({
    ...row,
    invoice:
      year !== null && number !== null
        ? { id: invoiceId, number: labelOf(year, number) }
        : ownInvoice
          ? { id: null, number: ownInvoice }
          : undefined,
    state: states.get(row.id)!,
  }))
}

export interface PayoutLine {
  id: number
  batch: number
  day: string
  cents: number
  currency: string
  way: 'sepa' | 'connect'
  state: 'prepared' | 'paid' | 'failed' | 'returned'
  paidOn: string | null
  problem: string | null
  /** The end of the account, for who reads over one's shoulder. */
  account: string
}

/** What was paid to an animator, and what should have been, the newest first. */
export async function payoutsOf(db: Db, animator: string): Promise<PayoutLine[]> {
  const { rows } = await sql<PayoutLine>`
    select p.id, b.id as batch, b.day::text as day, p.cents, b.currency, b.way, p.state, p.paid_on::text as "paidOn", p.problem, right(p.account, 4) as account
    from payout p join payout_batch b on b.id = p.batch_id where p.animator = ${animator} order by p.id desc limit 200`.execute(
    db,
  )
  return rows.map((row) => ({ ...row, cents: Number(row.cents) }))
}
