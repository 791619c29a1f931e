import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { type Obstacle, obstaclesOf, readIdentity, type Standing, standingsOf } from './standing.ts'

/** An animator to whom something is owed in a currency, and what stands in the way of paying it. */
export interface Payable extends Pick<Standing, 'animator' | 'currency' | 'due' | 'payable' | 'onTheWay' | 'untold'> {
  name: string | null
  /** How she is paid; undefined while she gave no account. */
  way: 'sepa' | 'connect' | undefined
  obstacles: Obstacle[]
  /** Statements that wait for something: hers, ours, or time. */
  waiting: { statement: number; month: string; state: 'to-invoice' | 'contestable' | 'contested' }[]
}

/** Everybody to whom the ledger owes something, or who owes it, by name. */
export async function payables(db: Db, today: string): Promise<Payable[]> {
  const { rows } = await sql<{ animator: string; name: string | null }>`
    select a.party as animator, max(coalesce(i.legal_name, nullif(p.name, ''), p.email)) as name
    from ledger_account a join ledger_entry e on e.account_id = a.id left join animator_identity i on i.animator = a.party
    left join person p on a.party = 'animator:' || p.id
    where a.number = '401' group by a.party
    having exists (select from ledger_account b join ledger_entry f on f.account_id = b.id where b.number = '401' and b.party = a.party
      group by b.id having sum(f.cents) <> 0)
    order by 2 nulls last, 1`.execute(db)
  const all: Payable[] = []
  for (const { animator, name } of rows) {
    const file = await readIdentity(db, animator, today)
    for (const one of await standingsOf(db, animator, today)) {
      if (one.due === 0 && one.onTheWay === 0) continue
      const { currency, due, payable, onTheWay, untold } = one
      all.push({
        animator,
        name,
        currency,
        due,
        payable,
        onTheWay,
        untold,
        way: file?.account ? 'connect' : file?.iban ? 'sepa' : undefined,
        obstacles: obstaclesOf(file),
        waiting: one.statements.flatMap(({ id, month, state }) =>
          state === 'to-invoice' || state === 'contestable' || state === 'contested'
            ? [{ statement: id, month, state }]
            : [],
        ),
      })
    }
  }
  return all
}

export interface Contested {
  statement: number
  animator: string
  name: string
  month: string
  currency: string
  gross: number
  contest: string
  contestedAt: Date
}

/** The statements that were contested and have no answer yet, the oldest first. */
export async function contestedStatements(db: Db): Promise<Contested[]> {
  const { rows } = await sql<Contested>`
    select s.id as statement, s.animator, i.legal_name as name, s.month::text as month, s.currency, s.gross, s.contest, s.contested_at as "contestedAt"
    from animator_statement s join animator_identity i on i.animator = s.animator where s.contested_at is not null order by s.contested_at`.execute(
    db,
  )
  return rows.map((row) => ({ ...row, gross: Number(row.gross) }))
}

export interface BatchCard {
  id: number
  way: 'sepa' | 'connect'
  currency: string
  day: string
  payouts: number
  cents: number
  /** Still without an end. */
  open: number
}

/** The batches of payouts, those that are not over first, then the newest. */
export async function readBatches(db: Db, limit = 30): Promise<BatchCard[]> {
  const { rows } = await sql<BatchCard>`
    select b.id, b.way, b.currency, b.day::text as day, count(p.id)::int as payouts, coalesce(sum(p.cents), 0)::bigint as cents,
      count(p.id) filter (where p.state = 'prepared')::int as open
    from payout_batch b left join payout p on p.batch_id = b.id group by b.id
    order by count(p.id) filter (where p.state = 'prepared') > 0 desc, b.id desc limit ${limit}`.execute(db)
  return rows.map((row) => ({ ...row, cents: Number(row.cents) }))
}

export interface BatchLine {
  id: number
  animator: string
  name: string
  account: string
  cents: number
  state: 'prepared' | 'paid' | 'failed' | 'returned'
  paidOn: string | null
  problem: string | null
}

/** A batch with its payouts, by name. */
export async function readBatch(db: Db, id: number): Promise<(BatchCard & { lines: BatchLine[] }) | undefined> {
  const { rows: found } = await sql<Pick<BatchCard, 'id' | 'way' | 'currency' | 'day'>>`
    select id, way, currency, day::text as day from payout_batch where id = ${id}`.execute(db)
  const [batch] = found
  if (!batch) return undefined
  const { rows } = await sql<BatchLine>`
    select id, animator, name, account, cents, state, paid_on::text as "paidOn", problem from payout where batch_id = ${id} order by name, id`.execute(
    db,
  )
  const lines = rows.map((row) => ({ ...row, cents: Number(row.cents) }))
  return {
    ...batch,
    payouts: lines.length,
    cents: lines.reduce((sum, { cents }) => sum + cents, 0),
    open: lines.filter(({ state }) => state === 'prepared').length,
    lines,
  }
}
