import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { kilometres } from '../distance.ts'
import { contactsOf, countsOf, type Days } from './counts.ts'

/** How far a shop is compared with others, and with how many at least: fewer could be recognised. */
export const aroundKilometres = 10
export const fewestShops = 5

export type Around =
  | { shops: number; readings: number; contacts: number }
  | { why: 'no-category' | 'no-place' | 'too-few'; shops: number }

/** What the pages of shops of the same trade nearby brought in those days: the middle one of them, itself left out. Under five nothing is compared. */
export async function shopsAround(db: Db, shop: string, days: Days): Promise<Around> {
  const { rows } = await sql<{
    id: string
    town: string
    category: string | null
    latitude: number | null
    longitude: number | null
  }>`
    select o.id, o.town, o.category, o.latitude, o.longitude from organization o join organization mine on mine.id = ${shop}
    join town t on t.code = o.town
    where o.withdrawn_at is null and t.opened_at is not null and (o.id = mine.id or (o.category = mine.category
      and o.latitude between mine.latitude - 0.1 and mine.latitude + 0.1 and o.longitude between mine.longitude - 0.2 and mine.longitude + 0.2))`.execute(
    db,
  )
  const mine = rows.find(({ id }) => id === shop)
  if (!mine?.category) return { why: 'no-category', shops: 0 }
  if (mine.latitude === null || mine.longitude === null) return { why: 'no-place', shops: 0 }
  const others = rows.filter((one) => one.id !== shop && (kilometres(mine, one) ?? Infinity) <= aroundKilometres)
  if (others.length < fewestShops) return { why: 'too-few', shops: others.length }
  const counts = [...(await countsOf(db, others, days, days)).values()]
  return {
    shops: others.length,
    readings: middle(counts.map(({ seen }) => seen.now)),
    contacts: middle(counts.map((one) => contactsOf(one))),
  }
}

/** The middle one of some numbers (the lower of two). */
export function middle(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0
}
