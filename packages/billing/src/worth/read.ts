import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { partyOfPage } from '../party.ts'
import { type Promised, promisedIn } from '../plans/plans.ts'

/** A closed month of a merchant, as it was told. */
export interface WorthMonth {
  subscription: number
  month: string
  page: number
  town: string
  readings: number
  publications: number
  /** As the town counted it. */
  figures: unknown
  /** Cents without VAT; null: it cost nothing. */
  price: number | null
  currency: string
  promised: Promised | null
  isPaid: boolean
  isUnder: boolean
  freeAt: Date | null
  freeRefused: string | null
}

const columns = sql`w.subscription_id as subscription, w.month, w.page::int as page, w.town, w.readings, w.publications, w.figures, w.price::int as price,
  w.currency, w.promised, w.is_paid as "isPaid", w.is_under as "isUnder", w.free_at as "freeAt", w.free_refused as "freeRefused"`

/** The closed months of a page, the last one first; of two subscriptions in one month the later. */
export async function worthOfPage(db: Db, page: number, limit = 25): Promise<WorthMonth[]> {
  const { rows } = await sql<WorthMonth>`
    select distinct on (w.month) ${columns} from worth_month w where w.page = ${page} order by w.month desc, w.subscription_id desc limit ${limit}`.execute(
    db,
  )
  return rows
}

/** What of a month is closed in these towns (null: everywhere): those under their promise first. */
export async function worthOfTowns(db: Db, towns: readonly string[] | null, month: string): Promise<WorthMonth[]> {
  const { rows } = await sql<WorthMonth>`
    select ${columns} from worth_month w where w.month = ${month} and (${towns}::text[] is null or w.town = any(${towns}::text[]))
    order by w.is_under desc, w.readings, w.page`.execute(db)
  return rows
}

/** The months that can be told to who pays: closed, and what was due was given or could not be. `tell` and the mark are one transaction. */
export async function tellMonths(
  db: Db,
  now: () => Date,
  tell: (trx: Db, month: WorthMonth) => Promise<void>,
): Promise<{ told: number; failed: unknown[] }> {
  const failed: unknown[] = []
  const passed: string[] = []
  for (let told = 0; ; ) {
    let key = ''
    try {
      const found = await db.transaction().execute(async (trx) => {
        const { rows } = await sql<WorthMonth>`
          select ${columns} from worth_month w where w.told_at is null and (not w.is_under or w.free_at is not null or w.free_refused is not null)
            and w.subscription_id || ':' || w.month <> all(${passed}::text[]) order by w.closed_at, w.subscription_id limit 1 for update skip locked`.execute(
          trx,
        )
        const [one] = rows
        if (!one) return false
        key = `${one.subscription}:${one.month}`
        await tell(trx, one)
        await sql`update worth_month set told_at = ${now()} where subscription_id = ${one.subscription} and month = ${one.month}`.execute(
          trx,
        )
        return true
      })
      if (!found) return { told, failed }
      told += 1
    } catch (error) {
      failed.push(error)
      passed.push(key)
      if (failed.length > 100) return { told, failed }
    }
  }
}

/** What is promised of a month that is not closed to the page's subscription; undefined when it has none that goes on, or nothing is promised. */
export async function promisedTo(db: Db, page: number, month: string): Promise<Promised | undefined> {
  const { rows } = await sql<{ country: string; since: string }>`
    select c.country, to_char(s.created_at at time zone 'Europe/Paris', 'YYYY-MM-DD') as since
    from subscription s join customer c on c.party = s.party
    where (s.party = ${partyOfPage(page)} or s.party like ${`${partyOfPage(page)}.%`}) and s.state not in ('asked', 'ended') order by s.id desc limit 1`.execute(
    db,
  )
  return rows[0] && promisedIn(rows[0].country, { month, since: rows[0].since })
}
