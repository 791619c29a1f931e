import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { type AccountName, accounts } from './accounts.ts'

export interface BalanceQuery {
  account: AccountName
  currency: string
  /** Of one customer or supplier; all together when not given. */
  party?: string
  /** `YYYY-MM-DD`, that day included. */
  upTo?: string
}

/** Cents on an account: positive owed to us, spent or held; negative owed by us or earned. */
export async function balanceOf(db: Db, { account, currency, party, upTo }: BalanceQuery): Promise<number> {
  const { rows } = await sql<{ cents: number }>`
    select coalesce(sum(e.cents), 0)::bigint as cents
    from ledger_account a join ledger_entry e on e.account_id = a.id join ledger_transfer t on t.id = e.transfer_id
    where a.number = ${accounts[account].number} and a.currency = ${currency}
      and (${party ?? null}::text is null or a.party = ${party ?? null})
      and (${upTo ?? null}::date is null or t.day <= ${upTo ?? null}::date)`.execute(db)
  return Number(rows[0]!.cents)
}

export interface AccountBalance {
  number: string
  currency: string
  party: string | null
  debit: number
  credit: number
}

/** The trial balance: every account with what went on it and off it, up to a day. */
export async function trialBalance(db: Db, upTo?: string): Promise<AccountBalance[]> {
  const { rows } = await sql<AccountBalance>`
    select a.number, a.currency, a.party,
      coalesce(sum(e.cents) filter (where e.cents > 0), 0)::bigint as debit, coalesce(-sum(e.cents) filter (where e.cents < 0), 0)::bigint as credit
    from ledger_account a join ledger_entry e on e.account_id = a.id join ledger_transfer t on t.id = e.transfer_id
    where ${upTo ?? null}::date is null or t.day <= ${upTo ?? null}::date
    group by a.id order by a.currency, a.number collate "C", a.party nulls first`.execute(db)
  return rows
}
