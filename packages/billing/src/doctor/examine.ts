import { sql } from 'kysely'
import type { Db } from '../db.ts'

export interface Finding {
  /** What must always be true. */
  rule: string
  broken: number
  examples: string[]
}

/** Each query gives what breaks the rule, one `id` a row. */
const rules: Record<string, string> = {
  'every transfer of the ledger balances': `select t.id::text as id from ledger_transfer t left join ledger_entry e on e.transfer_id = t.id
    group by t.id having coalesce(sum(e.cents), 0) <> 0 or count(e) <> t.entries`,
  'the ledger sums to nothing in every currency': `select a.currency as id from ledger_entry e join ledger_account a on a.id = e.account_id
    group by a.currency having sum(e.cents) <> 0`,
  'an account is moved in its own currency': `select t.id::text as id from ledger_entry e join ledger_account a on a.id = e.account_id
    join ledger_transfer t on t.id = e.transfer_id where a.currency <> t.currency`,
  'a reversal is the mirror of its transfer': `select r.id::text as id from ledger_transfer r where r.reverses is not null and exists (
      select from (select account_id, sum(cents) as cents from ledger_entry where transfer_id in (r.id, r.reverses) group by account_id) both_of
      where both_of.cents <> 0)`,
  'invoices are numbered without a gap': `select issuer || ' ' || year as id from invoice group by issuer, year having max(number) <> count(*) or min(number) <> 1`,
  'an invoice series ends at its last invoice': `select s.issuer || ' ' || s.year as id from invoice_series s
    where s.last <> (select count(*) from invoice i where i.issuer = s.issuer and i.year = s.year)`,
  'numbers and dates of invoices go up together': `select id::text as id from (
      select id, day < lag(day) over (partition by issuer, year order by number) as back from invoice) i where back`,
  'each invoice is in the ledger once, with its VAT': `select i.cause as id from invoice i where i.issuer = 'house' and not exists (
      select from ledger_transfer t join ledger_entry e on e.transfer_id = t.id join ledger_account a on a.id = e.account_id
      where t.cause = case when i.cause like 'refund:%' then 'credit-note:' || substr(i.cause, 8) else i.cause end
      group by t.id having coalesce(sum(e.cents) filter (where a.number = '44571'), 0) = -i.vat
        and coalesce(sum(e.cents) filter (where a.number = '706'), 0) = -i.net)`,
  'each payment is in the ledger once': `select p.id::text as id from payment p where 1 <> (
      select count(*) from ledger_transfer t where t.cause = 'payment:' || p.provider_invoice and t.kind = 'payment')`,
  'each refund is in the ledger once': `select r.provider_refund as id from payment_refund r where 1 <> (
      select count(*) from ledger_transfer t where t.cause = 'refund:' || r.provider_refund)`,
  'no more is given back than was paid': `select p.id::text as id from payment p join payment_refund r on r.payment_id = p.id
    group by p.id having sum(r.gross) > p.gross or sum(r.net) > p.net or sum(r.vat) > p.vat`,
  'what the animators have of a payment is never more than what it left': `select p.id::text as id from payment p where (
      select -coalesce(sum(e.cents), 0) from ledger_transfer t join ledger_entry e on e.transfer_id = t.id join ledger_account a on a.id = e.account_id
      where t.kind = 'share' and t.cause ~>=~ ('share:' || p.id || ':') and t.cause ~<~ ('share:' || p.id || ';') and a.number = '401') not between 0 and
      p.net - coalesce((select sum(r.net) from payment_refund r where r.payment_id = p.id), 0)`,
  'what is due to an animator is shares, their VAT, less payouts': `select a.party as id from ledger_account a join ledger_entry e on e.account_id = a.id
    join ledger_transfer t on t.id = e.transfer_id where a.number = '401' and t.kind not in ('share', 'share-vat', 'payout', 'reversal')`,
  'a statement is the sum of its lines, each a share of the ledger': `select s.id::text as id from animator_statement s where s.net <> (
      select coalesce(sum(l.cents), 0) from animator_statement_line l where l.statement_id = s.id) or exists (
      select from animator_statement_line l where l.statement_id = s.id and l.cents <> (
        select -coalesce(sum(e.cents), 0) from ledger_entry e join ledger_account a on a.id = e.account_id
        where e.transfer_id = l.transfer_id and a.number = '401' and a.party = l.animator))`,
  'a self-billed invoice is its statement': `select i.id::text as id from invoice i left join animator_statement s on s.invoice_id = i.id
    where i.kind like 'self-billed%' and (s.net is distinct from i.net or s.vat is distinct from i.vat)`,
  'an invoice in the name of an animator has a mandate of its day': `select i.id::text as id from invoice i where i.kind like 'self-billed%' and not exists (
      select from billing_mandate m where m.animator = i.issuer and m.signed_on <= i.day and (m.ended_on is null or m.ended_on >= i.day))`,
  'a statement tells its own animator, of months that are over': `select s.id::text as id from animator_statement s
    join animator_statement_line l on l.statement_id = s.id join ledger_transfer t on t.id = l.transfer_id
    where t.day >= s.month + interval '1 month' or l.animator <> s.animator group by s.id`,
  'VAT of an animator is in the ledger once': `select s.id::text as id from animator_statement s where s.vat <> (
      select coalesce(sum(e.cents), 0) from ledger_transfer t join ledger_entry e on e.transfer_id = t.id join ledger_account a on a.id = e.account_id
      where t.cause = 'share-vat:' || s.id and a.number = '44566')`,
  'each payout is in the ledger once, and comes back once': `select p.id::text as id from payout p where (p.state in ('paid', 'returned')) <> exists (
      select from ledger_transfer t where t.cause = 'payout:' || p.id) or (p.state = 'returned') <> exists (
      select from ledger_transfer t where t.cause = 'payout-return:' || p.id)`,
  'what the provider told is handled within a day': `select id from provider_event where handled_at is null and received_at < now() - interval '1 day'`,
}

/** Checks every invariant of the money. Reads only. */
export async function examineMoney(db: Db): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [rule, query] of Object.entries(rules)) {
    const { rows } = await sql<{ id: string; total: number }>`
      select id, count(*) over ()::int as total from (${sql.raw(query)}) broken order by id limit 5`.execute(db)
    findings.push({ rule, broken: rows[0]?.total ?? 0, examples: rows.map((row) => row.id) })
  }
  return findings
}
