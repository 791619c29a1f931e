import { randomInt } from 'node:crypto'
import type { Offer } from '@wiker/model'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** Letters and digits that nobody takes for another when they are read out. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 8
/** Coupons of one deal that are out at once. */
const mostOut = 5000

export interface Coupon {
  code: string
  publication: number
  page: number
  town: string
  deal: Offer
}

/** The deal of this record, when it has a coupon and can still be taken: the number of its publication. */
export async function couponOf(db: Db, thing: string, today: string): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select u.id from publication u join page g on g.id = u.page_id
    where ${isOpen(today)} and u.typed ->> 'bon' = 'oui'
      and (u.record_id = ${thing} or u.record_id in (select l.id from source_record l where l.thing_id = ${thing})) limit 1`.execute(
    db,
  )
  return rows[0]?.id
}

/** Gives a coupon to whoever asks, and keeps nothing of them: a code, and one more taken on that day. Undefined when the deal has none. */
export async function takeCoupon(trx: Db, publication: number, today: string): Promise<string | undefined> {
  await sql`delete from coupon c using publication u
    where u.id = c.publication_id and left(u.record ->> 'validThrough', 10) < ${today}`.execute(trx)
  const code = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
  const { rows } = await sql`
    insert into coupon (code, publication_id, taken_on)
    select ${code}, u.id, ${today}::date from publication u join page g on g.id = u.page_id
    where u.id = ${publication} and ${isOpen(today)} and u.typed ->> 'bon' = 'oui'
      and (select count(*) from coupon c where c.publication_id = u.id) < ${mostOut}
    on conflict do nothing returning code`.execute(trx)
  if (rows.length === 0) return undefined
  await count(trx, publication, today, 'taken')
  return code
}

/** A coupon that has not been used, of a deal that is not over. However it is typed: small letters, spaces, dashes. */
export async function readCoupon(db: Db, typed: string, today: string): Promise<Coupon | undefined> {
  const { rows } = await sql<Coupon>`
    select c.code, u.id as publication, g.id as page, u.town, u.record as deal
    from coupon c join publication u on u.id = c.publication_id join page g on g.id = u.page_id
    where c.code = ${codeIn(typed)} and ${isOpen(today)}`.execute(db)
  return rows[0]
}

/** Counts a coupon as used, once: from then on there is no such coupon. Undefined when there is none, or it is another page's. */
export async function useCoupon(trx: Db, typed: string, page: number, today: string): Promise<Coupon | undefined> {
  const coupon = await readCoupon(trx, typed, today)
  if (!coupon || coupon.page !== page) return undefined
  const { rows } = await sql`delete from coupon where code = ${coupon.code} returning code`.execute(trx)
  if (rows.length === 0) return undefined
  await count(trx, coupon.publication, today, 'used')
  return coupon
}

export interface CouponCount {
  publication: number
  name: string
  taken: number
  used: number
}

/** For each deal of a page that has coupons: how many were taken, and used. */
export async function couponCounts(db: Db, page: number): Promise<CouponCount[]> {
  const { rows } = await sql<CouponCount>`
    select u.id as publication, u.record ->> 'name' as name, coalesce(sum(k.taken), 0)::int as taken, coalesce(sum(k.used), 0)::int as used
    from publication u left join coupon_count k on k.publication_id = u.id
    where u.page_id = ${page} and u.kind = 'offer' and u.typed ->> 'bon' = 'oui' group by u.id order by u.id desc`.execute(
    db,
  )
  return rows
}

const isOpen = (today: string) => sql`u.kind = 'offer' and u.state = 'published' and g.closed_at is null
  and coalesce(left(u.record ->> 'validThrough', 10), '9999') >= ${today} and coalesce(left(u.record ->> 'validFrom', 10), '0000') <= ${today}`

const codeIn = (typed: string) =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 20)

async function count(trx: Db, publication: number, day: string, what: 'taken' | 'used'): Promise<void> {
  const column = sql.ref(what)
  await sql`insert into coupon_count (publication_id, day, ${column}) values (${publication}, ${day}::date, 1)
    on conflict (publication_id, day) do update set ${column} = coupon_count.${column} + 1`.execute(trx)
}
