import { sql } from 'kysely'
import type { Grown } from '../audience/read.ts'
import { addDays, daysBetween, lastOfMonth } from '../days.ts'
import type { Db } from '../db.ts'
import type { PublicationKind } from '../publishing/types.ts'
import { type Around, shopsAround } from './around.ts'
import { countsOf, type Days, type ThingCounts } from './counts.ts'

/** How a publication did. */
export interface PublicationCounts {
  id: number
  kind: PublicationKind
  name: string
  /** Put online in that month; else before it, and still read. */
  isNew: boolean
  picture: boolean
  seen: number
  contacts: number
}

/** What a month brought to a shop: all of its pages together, and each publication. */
export interface ShopMonth extends ThingCounts {
  /** `2026-11` */
  month: string
  /** The days counted; of a month that is not over, up to today. */
  days: Days
  /** What it is compared with: the month before, or as many of its days. */
  before: Days
  /** Its own page in the directory alone: what is compared with other shops. */
  page: { seen: number; contacts: number }
  coupon: Grown
  /** Publications put online in the month, and in those days of the month before. */
  published: Grown
  publications: PublicationCounts[]
  around: Around
  /** What its page in the directory does not say. */
  missing: ('telephone' | 'openingHours' | 'picture')[]
}

interface Shop {
  id: number
  town: string
  /** Its record in the directory. */
  thing: string | null
}

interface PublicationRow {
  id: number
  kind: PublicationKind
  name: string
  picture: boolean
  thing: string
  town: string
  day: string
}

/** Reads what a month, `2026-11`, brought to a shop; of the month of `today`, the days so far. */
export async function readShopMonth(db: Db, shop: Shop, month: string, today: string): Promise<ShopMonth> {
  const { days, before } = daysOfMonth(month, today)
  const publications = await publicationsOnline(db, shop.id)
  const page = shop.thing === null ? [] : [{ id: shop.thing, town: shop.town }]
  const things = [...page, ...publications.map(({ thing, town }) => ({ id: thing, town }))]
  const [counts, coupon, missing, around] = await Promise.all([
    countsOf(db, things, days, before),
    couponsUsed(db, shop.id, days, before),
    missingOf(db, shop.thing),
    shop.thing === null ? ({ why: 'no-category', shops: 0 } as const) : shopsAround(db, shop.thing, days),
  ])
  const all = [...counts.values()]
  const sum = (kind: keyof ThingCounts): Grown => ({
    now: all.reduce((total, one) => total + one[kind].now, 0),
    before: all.reduce((total, one) => total + one[kind].before, 0),
  })
  const within = ({ day }: PublicationRow, { from, to }: Days) => day >= from && day <= to
  const own = shop.thing === null ? undefined : counts.get(shop.thing)
  return {
    month,
    days,
    before,
    seen: sum('seen'),
    route: sum('route'),
    phone: sum('phone'),
    site: sum('site'),
    coupon,
    page: { seen: own?.seen.now ?? 0, contacts: own ? own.route.now + own.phone.now + own.site.now : 0 },
    published: {
      now: publications.filter((one) => within(one, days)).length,
      before: publications.filter((one) => within(one, before)).length,
    },
    publications: publications
      .map((one) => {
        const { seen, route, phone, site } = counts.get(one.thing)!
        const { id, kind, name, picture } = one
        return {
          id,
          kind,
          name,
          picture,
          isNew: within(one, days),
          seen: seen.now,
          contacts: route.now + phone.now + site.now,
        }
      })
      .filter(({ isNew, seen }) => isNew || seen > 0)
      .sort((a, b) => b.seen - a.seen || b.id - a.id)
      .slice(0, 40),
    around,
    missing,
  }
}

/** The days of a month that are over or today's, and those of the month before they are compared with. */
export function daysOfMonth(month: string, today: string): { days: Days; before: Days } {
  const from = `${month}-01`
  const end = lastOfMonth(from)
  const to = today < end ? today : end
  const last = addDays(from, -1)
  const first = `${last.slice(0, 7)}-01`
  const asFar = addDays(first, daysBetween(from, to))
  return { days: { from, to }, before: { from: first, to: to === end || asFar > last ? last : asFar } }
}

/** What is online of a page, with the thing readers see and the town's day since when. */
async function publicationsOnline(db: Db, page: number): Promise<PublicationRow[]> {
  const { rows } = await sql<PublicationRow>`
    select p.id, p.kind, p.record ->> 'name' as name, p.record ? 'image' as picture, coalesce(a.thing_id, l.thing_id, p.record_id) as thing, p.town,
      to_char(p.published_at at time zone t.timezone, 'YYYY-MM-DD') as day
    from publication p join town t on t.code = p.town left join source_record l on l.id = p.record_id left join thing_alias a on a.id = p.record_id
    where p.page_id = ${page} and p.published_at is not null order by p.id`.execute(db)
  return [...new Map(rows.map((row) => [row.thing, row])).values()]
}

async function couponsUsed(db: Db, page: number, days: Days, before: Days): Promise<Grown> {
  const { rows } = await sql<Grown>`
    select coalesce(sum(k.used) filter (where k.day between ${days.from}::date and ${days.to}::date), 0)::int as now,
      coalesce(sum(k.used) filter (where k.day between ${before.from}::date and ${before.to}::date), 0)::int as before
    from coupon_count k join publication p on p.id = k.publication_id where p.page_id = ${page}`.execute(db)
  return rows[0]!
}

async function missingOf(db: Db, thing: string | null): Promise<ShopMonth['missing']> {
  if (thing === null) return []
  const { rows } = await sql<{ record: Record<string, unknown> }>`
    select record from organization where id = ${thing} and withdrawn_at is null`.execute(db)
  const record = rows[0]?.record
  if (!record) return []
  const wanted = { openingHours: record.openingHours, telephone: record.telephone, picture: record.image }
  return (Object.keys(wanted) as (keyof typeof wanted)[]).filter((name) => !wanted[name])
}
