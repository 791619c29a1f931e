import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { pageOfParty, partyOfPage } from '../party.ts'
import { type Buyer, keepCustomer } from './sell.ts'

/** In whose name a page pays now. */
export interface Account {
  party: string
  /** Persons who see its invoices and settle it; undefined of one that was sold by hand: then whoever owns the page. */
  holders: string[] | undefined
}

/** The account of a page that is open; one is opened when its owner first says who pays. */
export async function accountOfPage(db: Db, page: number): Promise<Account | undefined> {
  const { rows } = await sql<{ party: string; holders: string[] | null }>`
    select a.party, array_agg(h.person_id) filter (where h.person_id is not null) as holders
    from merchant_account a left join account_holder h on h.party = a.party where a.page = ${page} and a.ended_at is null group by a.party`.execute(
    db,
  )
  if (rows[0]) return { party: rows[0].party, holders: rows[0].holders ?? [] }
  const { rows: bare } = await sql<{ party: string }>`
    select c.party from customer c where c.party = ${partyOfPage(page)}
      and not exists (select from merchant_account a where a.page = ${page})`.execute(db)
  return bare[0] && { party: bare[0].party, holders: undefined }
}

export const mayHold = (account: Account, person: string): boolean =>
  account.holders === undefined || account.holders.includes(person)

export type Opened = { ok: true; party: string } | { ok: false; reason: 'held-by-another' }

/**
 * Keeps who pays for a page. Somebody else than who held its account begins one of their own, once the other's subscription is over: they never see
 * what was paid before them. To be called in a transaction.
 */
export async function openAccount(
  trx: Db,
  { page, person, buyer, at }: { page: number; person: string; buyer: Omit<Buyer, 'party'>; at: Date },
): Promise<Opened> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`account:${page}`}, 0))`.execute(trx)
  const open = await accountOfPage(trx, page)
  if (open && mayHold(open, person)) {
    await keepCustomer(trx, { ...buyer, party: open.party }, at)
    await hold(trx, { party: open.party, page, person, at })
    return { ok: true, party: open.party }
  }
  if (open) {
    if (await isLive(trx, open.party)) return { ok: false, reason: 'held-by-another' }
    await endAccount(trx, open.party, at)
  }
  const { rows } = await sql<{ payers: number }>`
    select count(*)::int as payers from customer where party = ${partyOfPage(page)} or party like ${`${partyOfPage(page)}.%`}`.execute(
    trx,
  )
  const party = partyOfPage(page, rows[0]!.payers + 1)
  await keepCustomer(trx, { ...buyer, party }, at)
  await hold(trx, { party, page, person, at })
  return { ok: true, party }
}

async function hold(
  trx: Db,
  { party, page, person, at }: { party: string; page: number; person: string; at: Date },
): Promise<void> {
  await sql`insert into merchant_account (party, page, began_at) values (${party}, ${page}, ${at}) on conflict do nothing`.execute(
    trx,
  )
  await letIn(trx, party, person, at)
}

/** Somebody else sees the invoices and settles the subscription too. */
export async function letIn(trx: Db, party: string, person: string, at: Date): Promise<void> {
  await sql`insert into account_holder (party, person_id, since) values (${party}, ${person}, ${at}) on conflict do nothing`.execute(
    trx,
  )
}

/** The account takes no sale any more; its invoices stay with those who held it. */
export async function endAccount(trx: Db, party: string, at: Date): Promise<void> {
  await sql`update merchant_account set ended_at = ${at} where party = ${party} and ended_at is null`.execute(trx)
}

async function isLive(db: Db, party: string): Promise<boolean> {
  const { rows } =
    await sql`select from subscription where party = ${party} and state not in ('asked', 'ended')`.execute(db)
  return rows.length > 0
}

/** Every party whose invoices somebody may read. */
export async function partiesOf(db: Db, person: string): Promise<string[]> {
  const { rows } = await sql<{ party: string }>`
    select party from account_holder where person_id = ${person} order by since, party`.execute(db)
  return rows.map(({ party }) => party)
}

/** What was given of oneself at the last subscription: proposed again for another shop. */
export async function lastIdentity(db: Db, person: string): Promise<Customer | undefined> {
  const { rows } = await sql<Customer>`
    select ${customerColumns} from customer c join account_holder h on h.party = c.party where h.person_id = ${person}
    order by c.updated_at desc limit 1`.execute(db)
  return rows[0]
}

export interface Customer extends Omit<Buyer, 'legalId' | 'vatId' | 'serviceCode' | 'orderNumber'> {
  legalId: string | null
  vatId: string | null
  serviceCode: string | null
  orderNumber: string | null
}

const customerColumns = sql`c.party, c.country, c.legal_name as "legalName", c.legal_id as "legalId", c.vat_id as "vatId", c.address, c.email,
  c.language, c.service_code as "serviceCode", c.order_number as "orderNumber"`

export async function readCustomer(db: Db, party: string): Promise<Customer | undefined> {
  const { rows } = await sql<Customer>`select ${customerColumns} from customer c where c.party = ${party}`.execute(db)
  return rows[0]
}

/** A customer as a buyer again: what is null is not there. */
export function buyerOf({ legalId, vatId, serviceCode, orderNumber, ...customer }: Customer): Buyer {
  return {
    ...customer,
    ...(legalId && { legalId }),
    ...(vatId && { vatId }),
    ...(serviceCode && { serviceCode }),
    ...(orderNumber && { orderNumber }),
  }
}

/** Accounts that are open on pages: whose holders may have left. */
export async function openAccounts(db: Db): Promise<{ party: string; page: number; holders: string[] }[]> {
  const { rows } = await sql<{ party: string; page: number; holders: string[] | null }>`
    select a.party, a.page, array_agg(h.person_id) filter (where h.person_id is not null) as holders
    from merchant_account a left join account_holder h on h.party = a.party where a.ended_at is null group by a.party, a.page order by a.party`.execute(
    db,
  )
  return rows.map((row) => ({ ...row, holders: row.holders ?? [] }))
}

/** Up to which day a page publishes for what any of its payers paid, that day included; undefined when not at all. */
export async function pagePublishesTo(trx: Db, party: string): Promise<string | undefined> {
  const page = pageOfParty(party)
  if (page === undefined) return undefined
  const { rows } = await sql<{ day: string | null }>`
    select max(case when state in ('trial', 'active') then period_to when state = 'late' then grace_to end)::text as day
    from subscription where party = ${partyOfPage(page)} or party like ${`${partyOfPage(page)}.%`}`.execute(trx)
  return rows[0]?.day ?? undefined
}
