import type { Database } from '@wiker/platform/database/schema.ts'
import { type ControlledTransaction, sql } from 'kysely'
import type { Db } from '../db.ts'
import { houseZone } from '../house-zone.ts'

/** A transfer of the ledger as it is exported, with its lines. */
export interface Booked {
  id: number
  kind: string
  day: string
  /** The day on which it was written for good. */
  written: string
  cause: string
  /** Number of its invoice, when it has one. */
  invoice: string | null
  lines: { number: string; party: string | null; name: string | null; cents: number }[]
}

const page = 1000

/** Reads as long as somebody takes, from the books as they were when the reading began. */
export async function* frozen<T>(
  db: Db,
  read: (trx: ControlledTransaction<Database>) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  const trx = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute()
  try {
    yield* read(trx)
  } finally {
    await trx.rollback().execute()
  }
}

/** The transfers of a year in one currency, in the order in which they were written, read page by page. */
export async function* booksOf(
  trx: Db,
  { year, currency }: { year: number; currency: string },
): AsyncGenerator<Booked> {
  let after = 0
  for (;;) {
    const { rows } = await sql<Booked>`
      select t.id, t.kind, t.day::text as day, (t.at at time zone ${houseZone})::date::text as written, t.cause, t.details->>'invoice' as invoice,
        (select json_agg(json_build_object('number', a.number, 'party', a.party, 'name', coalesce(c.legal_name, i.legal_name), 'cents', e.cents)
           order by e.position)
         from ledger_entry e join ledger_account a on a.id = e.account_id
         left join customer c on c.party = a.party left join animator_identity i on i.animator = a.party
         where e.transfer_id = t.id) as lines
      from ledger_transfer t
      where t.id > ${after} and t.currency = ${currency} and t.day >= make_date(${year}, 1, 1) and t.day < make_date(${year} + 1, 1, 1)
      order by t.id limit ${page}`.execute(trx)
    yield* rows
    if (rows.length < page) return
    after = rows.at(-1)!.id
  }
}

export interface Opening {
  number: string
  party: string | null
  name: string | null
  cents: number
}

/** What the accounts of the balance sheet (classes 1 to 5) bring from the years before; what was earned or lost in them is on 120. */
export async function openingOf(db: Db, { year, currency }: { year: number; currency: string }): Promise<Opening[]> {
  const { rows } = await sql<Opening>`
    select a.number, a.party, coalesce(max(c.legal_name), max(i.legal_name)) as name, sum(e.cents)::bigint as cents
    from (select id, currency, case when number < '6' then number else '120' end as number, case when number < '6' then party end as party
          from ledger_account) a
    join ledger_entry e on e.account_id = a.id join ledger_transfer t on t.id = e.transfer_id
    left join customer c on c.party = a.party left join animator_identity i on i.animator = a.party
    where a.currency = ${currency} and t.day < make_date(${year}, 1, 1)
    group by a.number, a.party having sum(e.cents) <> 0 order by a.number collate "C", a.party nulls first`.execute(db)
  return rows.map((row) => ({ ...row, cents: Number(row.cents) }))
}
