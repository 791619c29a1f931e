import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Rate } from '../money/vat.ts'

/** A contract as people read it. */
export interface ContractLine {
  id: number
  town: string
  townName: string | null
  animator: string
  /** Her legal name, else her account's name or address; nothing when she left. */
  name: string | null
  /** First day, and the day after the last; null: goes on. */
  begins: string
  ends: string | null
  weight: number
  rates: { from: string; rate: Rate }[]
}

/** The contracts of an animator, of a town, or all: those that go on first, then the newest. */
export async function readContracts(
  db: Db,
  { animator, town }: { animator?: string; town?: string } = {},
): Promise<ContractLine[]> {
  const { rows } = await sql<ContractLine>`
    select c.id, c.town, w.name as "townName", c.animator, coalesce(i.legal_name, nullif(p.name, ''), p.email) as name,
      c.begins::text as begins, c.ends::text as ends, c.weight,
      (select json_agg(json_build_object('from', r.begins::text, 'rate', r.rate) order by r.begins) from share_rate r where r.contract_id = c.id) as rates
    from share_contract c left join town w on w.code = c.town left join animator_identity i on i.animator = c.animator
    left join person p on c.animator = 'animator:' || p.id
    where (${animator ?? null}::text is null or c.animator = ${animator ?? null}) and (${town ?? null}::text is null or c.town = ${town ?? null})
    order by c.ends is not null, w.name, c.begins desc, c.id`.execute(db)
  return rows
}

/** Whether somebody has, or had, something to do with money as an animator: a contract, or an account in the ledger. */
export async function isAnimator(db: Db, animator: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from share_contract where animator = ${animator})
      or exists (select from ledger_account where number = '401' and party = ${animator})
      or exists (select from animator_identity where animator = ${animator}) as is`.execute(db)
  return rows[0]!.is
}
