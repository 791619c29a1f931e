import { extractXml, Profile, validateXsd } from '@stackforge-eu/factur-x'
import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import type Stripe from 'stripe'
import type { StripeDouble } from '../../double/double.ts'
import { paperOf } from '../../invoice/factur-x/paper.ts'
import { invoiceFile } from '../../invoice/factur-x/pdf.ts'
import { readInvoice } from '../../invoice/factur-x/read.ts'
import { xmlOf } from '../../invoice/factur-x/xml.ts'
import { trialBalance } from '../../ledger/balance.ts'
import { house } from '../papers.ts'
import { eachOf } from './told.ts'

/** What the provider holds for us, by its own movements, beside what the ledger says that it holds: cents by currency. */
export async function heldByProvider(db: Db, { world }: StripeDouble) {
  const provider: Record<string, number> = {}
  for (const { currency, net } of world.all('balance_transaction'))
    provider[currency.toUpperCase()] = (provider[currency.toUpperCase()] ?? 0) + net
  const ledger: Record<string, number> = {}
  for (const one of await trialBalance(db))
    if (one.number === '517') ledger[one.currency] = Number(one.debit) - Number(one.credit)
  return { provider, ledger }
}

/** What each customer owes: by the provider its credit and what its bank took back and is not settled, by the ledger the account 411. Those that differ. */
export async function differingCustomers(db: Db, { world }: StripeDouble): Promise<string[]> {
  const owed = new Map<string, number>()
  for (const customer of world.all('customer')) owed.set(customer.metadata.party!, customer.balance)
  for (const dispute of world.all('dispute')) {
    if (dispute.status === 'won' || dispute.status === 'lost') continue
    const charge = world.get('charge', dispute.charge as string)
    const { party } = world.get('customer', charge.customer as string).metadata
    owed.set(party!, (owed.get(party!) ?? 0) + dispute.amount)
  }
  const kept = new Map<string, number>()
  for (const one of await trialBalance(db))
    if (one.number === '411') kept.set(one.party!, Number(one.debit) - Number(one.credit))
  return [...owed]
    .filter(([party, cents]) => (kept.get(party) ?? 0) !== cents)
    .map(([party, cents]) => `${party}: ${cents} at the provider, ${kept.get(party) ?? 0} in the ledger`)
}

/** Invoices that were paid at the provider, for something, and that the house has no invoice of. */
export async function lostInvoices(db: Db, { world }: StripeDouble): Promise<string[]> {
  const { rows } = await sql<{ cause: string }>`select cause from invoice where cause like 'invoice:%'`.execute(db)
  const kept = new Set(rows.map(({ cause }) => cause.slice('invoice:'.length)))
  return world
    .all('invoice')
    .filter((one: Stripe.Invoice) => one.status === 'paid' && one.total !== 0 && !kept.has(one.id!))
    .map((one) => one.id!)
}

interface PaidRow {
  id: number
  town: string
  on: string
  from: string
  to: string
  left: number
  shares: Record<string, number>
}
interface ContractRow {
  town: string
  animator: string
  from: string
  to: string | null
  weight: number
  rates: { from: string; rate: number }[]
}

/**
 * The shares of every payment counted a second time, day by day and in fractions of a cent: no animator has a cent more or less than that, of any payment.
 * Those that do.
 */
export async function wrongShares(db: Db): Promise<string[]> {
  const { rows: contracts } = await sql<ContractRow>`
    select town, animator, begins::text as from, ends::text as to, weight,
      (select json_agg(json_build_object('from', begins::text, 'rate', rate) order by begins) from share_rate where contract_id = c.id) as rates
    from share_contract c`.execute(db)
  const byTown = Map.groupBy(contracts, (one) => one.town)
  const { rows } = await sql<PaidRow>`
    select p.id, p.town, p.collected_on::text as on, p.period_from::text as from, p.period_to::text as to,
      greatest(0, p.net - coalesce((select sum(net) from payment_refund where payment_id = p.id), 0)
        - coalesce((select sum(net) from payment_dispute where payment_id = p.id and state <> 'won'), 0))::int as left,
      coalesce((select jsonb_object_agg(s.party, s.cents) from (
        select a.party, -sum(e.cents)::int as cents from ledger_transfer t join ledger_entry e on e.transfer_id = t.id
        join ledger_account a on a.id = e.account_id and a.number = '401'
        where t.kind = 'share' and t.cause ~>=~ ('share:' || p.id || ':') and t.cause ~<~ ('share:' || p.id || ';') group by a.party) s), '{}') as shares
    from payment p order by p.id`.execute(db)
  return rows.flatMap((row) => {
    const due = naiveShares(row, byTown.get(row.town) ?? [])
    const animators = new Set([...Object.keys(due), ...Object.keys(row.shares)])
    return [...animators]
      .filter((one) => Math.abs((due[one] ?? 0) - (row.shares[one] ?? 0)) > 1.5)
      .map((one) => `payment ${row.id}, ${one}: ${row.shares[one] ?? 0} and not ${due[one] ?? 0}`)
  })
}

function naiveShares({ on, from, to, left }: PaidRow, contracts: ContractRow[]): Record<string, number> {
  const due: Record<string, number> = {}
  const day = 86_400_000
  const total = (Date.parse(to) - Date.parse(from)) / day
  for (let at = Date.parse(from); at < Date.parse(to); at += day) {
    const today = new Date(at).toISOString().slice(0, 10)
    const active = contracts.filter((one) => one.from <= today && (one.to === null || one.to > today))
    const weights = active.reduce((sum, one) => sum + one.weight, 0)
    for (const one of active) {
      const { rate } = one.rates.findLast((some) => some.from <= on) ?? one.rates[0]!
      due[one.animator] = (due[one.animator] ?? 0) + ((left / total) * one.weight * rate) / weights / 10_000
    }
  }
  return due
}

/** Every invoice of the house and in the animators' names: its XML against the schema, its sums, and of some the whole PDF. What is wrong. */
export async function wrongInvoices(
  db: Db,
  pdfs: number,
): Promise<{ invoices: number; files: number; wrong: string[] }> {
  const { rows } = await sql<{ id: number }>`select id from invoice order by id`.execute(db)
  const wrong: string[] = []
  const every = Math.max(1, Math.floor(rows.length / pdfs))
  let files = 0
  await eachOf(rows, async ({ id }) => {
    const row = (await readInvoice(db, id))!
    const xml = xmlOf(paperOf(row, house), house, row.currency === 'SEK' ? 'sv' : 'fr')
    const { errors } = await validateXsd(xml, Profile.EN16931)
    for (const { message } of errors) wrong.push(`invoice ${id}: ${message}`)
    const total = /<ram:GrandTotalAmount[^>]*>([^<]*)</.exec(xml)?.[1]
    if (Math.round(Number(total) * 100) !== Math.abs(row.gross)) wrong.push(`invoice ${id}: ${total}, not ${row.gross}`)
    if (id % every !== 0) return
    files += 1
    const { pdf } = await invoiceFile(row, house)
    if ((await extractXml(pdf)).filename !== 'factur-x.xml') wrong.push(`invoice ${id}: no XML in its PDF`)
  })
  return { invoices: rows.length, files, wrong }
}

/** The ledger's accounts, customers and animators each together, in units of the currency. */
export async function totalsTable(db: Db): Promise<string> {
  const sums = new Map<string, { debit: number; credit: number }>()
  for (const { currency, number, debit, credit } of await trialBalance(db)) {
    const key = `${currency} ${number}`
    const sum = sums.get(key) ?? { debit: 0, credit: 0 }
    sums.set(key, { debit: sum.debit + Number(debit), credit: sum.credit + Number(credit) })
  }
  const unit = (cents: number) => (cents / 100).toFixed(2).padStart(14)
  return [
    `${'account'.padEnd(10)}${'debit'.padStart(14)}${'credit'.padStart(14)}${'balance'.padStart(14)}`,
    ...[...sums].map(
      ([key, { debit, credit }]) => `${key.padEnd(10)}${unit(debit)}${unit(credit)}${unit(debit - credit)}`,
    ),
  ].join('\n')
}
