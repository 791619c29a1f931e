import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** A hall or a square of a town, with its address as it is known. */
export interface KnownPlace {
  name: string
  street: string | null
  postalCode: string | null
  latitude: number | null
  longitude: number | null
  /** How alike its name and what was typed are, 0 to 1: 1 is the same words. */
  likeness: number
}

/** From here on "did you mean" is worth asking. */
const worthAsking = 0.45
/** A part of the name is what was typed but for a letter or two: "salle" is none of "chapelle". */
const sameWords = 0.75

/**
 * The places of a town whose name is like what was typed, the likest first: those of its directory, and the halls where its events have taken
 * place, the most used first among equals. A name stands once, with the address that is known of it.
 */
export async function findPlaces(db: Db, town: string, typed: string, limit = 8): Promise<KnownPlace[]> {
  if (typed.trim().length < 2) return []
  const { rows } = await sql<KnownPlace>`
    with named as (
      select p.name, coalesce(p.record ->> 'streetAddress', '') as street, p.record ->> 'postalCode' as "postalCode", p.latitude, p.longitude, 1 as used
      from place p where p.town = ${town} and p.withdrawn_at is null and not p.example
      union all
      select o.name, coalesce(o.record ->> 'streetAddress', ''), o.record ->> 'postalCode', o.latitude, o.longitude, 1
      from organization o where o.town = ${town} and o.withdrawn_at is null and not o.example
      union all
      select e.record #>> '{location,name}', coalesce(e.record #>> '{location,streetAddress}', ''), e.record #>> '{location,postalCode}',
        e.latitude, e.longitude, 2
      from event e where e.town = ${town} and e.withdrawn_at is null and not e.example and e.record #>> '{location,name}' <> ''),
    known as (
      select plain(name) as key, (array_agg(name order by used desc))[1] as name, sum(used) as used,
        (array_agg(street order by street = '', used desc))[1] as street,
        (array_agg("postalCode" order by "postalCode" is null, street = ''))[1] as "postalCode",
        (array_agg(latitude order by latitude is null, street = ''))[1] as latitude,
        (array_agg(longitude order by latitude is null, street = ''))[1] as longitude
      from named group by 1),
    alike as (
      select *, case when key = plain(${typed}) then 1.0
        when key like plain(${typed}) || '%' then 0.95
        when key like '%' || plain(${typed}) || '%' then 0.9
        else greatest(similarity(plain(${typed}), key),
          case when word_similarity(plain(${typed}), key) >= ${sameWords} then word_similarity(plain(${typed}), key) * 0.85 end) end::float8 as likeness from known)
    select name, nullif(street, '') as street, "postalCode", latitude, longitude, likeness from alike
    where likeness >= ${worthAsking} order by likeness desc, street = '', used desc, name limit ${limit}`.execute(db)
  return rows
}
