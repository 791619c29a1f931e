import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** A shop of the directory worth a call, and why. */
export interface ShopToCall {
  thing: string
  name: string
  category: string
  telephone: string
  /** Those of the same trade nearby that have a page or announce deals, the nearest first. */
  neighbours: { name: string; town: string; km: number; deals: number }[]
}

const kilometresAround = 15

/**
 * Shops of a town with a telephone and without a page, that nobody asks the page of, whose like nearby already have a page or deals: those with
 * the most of them first. `besides`: who was called or did not want to be.
 */
export async function shopsToCall(
  db: Db,
  town: string,
  { today, limit }: { today: string; limit: number },
): Promise<ShopToCall[]> {
  const { rows } = await sql<ShopToCall>`
    with shop as (
      select id, town, name, category, plain_name, record ->> 'telephone' as telephone, latitude, longitude from place
        where withdrawn_at is null and not example and category is not null
      union all
      select id, town, name, category, plain_name, record ->> 'telephone', latitude, longitude from organization
        where withdrawn_at is null and not example and category is not null),
    deal as (select plain(coalesce(record -> 'offeredBy' ->> 'name', '')) as who, count(*)::int as deals from offer
      where withdrawn_at is null and not example and (valid_to is null or valid_to >= ${today}::date) group by 1),
    active as (
      select s.*, coalesce(d.deals, 0) as deals from shop s left join deal d on d.who = s.plain_name
      where d.deals > 0 or s.id in (select thing_id from page where kind = 'merchant' and closed_at is null)),
    near as (
      select c.id, c.name, c.category, c.telephone, a.name as other, t.name as in_town, a.deals,
        sqrt(power((a.latitude - c.latitude) * 111.2, 2) + power((a.longitude - c.longitude) * 111.2 * cos(radians(c.latitude)), 2)) as km
      from shop c join active a on a.category = c.category and a.id <> c.id and a.plain_name <> c.plain_name join town t on t.code = a.town
      where c.town = ${town} and c.telephone is not null
        and not exists (select from page p where p.thing_id = c.id)
        and not exists (select from page_claim q where q.thing_id = c.id and q.decided_at is null)
        and not exists (select from active o where o.id = c.id)
        and not exists (select from desk_answer x where x.town = ${town} and x.kind = 'call' and x.card = c.id and x.undone_at is null
          and x.until > ${today}::date))
    select id as thing, min(name) as name, min(category) as category, min(telephone) as telephone,
      (json_agg(json_build_object('name', other, 'town', in_town, 'km', round(km::numeric, 1)::float8, 'deals', deals) order by km)) as neighbours
    from near where km <= ${kilometresAround} group by id
    order by count(*) desc, min(km), min(name), id limit ${limit}`.execute(db)
  return rows
}

/** How many calls were noted today in a town: a day has its share of them and no more. */
export async function callsToday(db: Db, town: string, since: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from desk_answer
    where town = ${town} and kind = 'call' and at >= ${since} and undone_at is null`.execute(db)
  return rows[0]!.n
}
