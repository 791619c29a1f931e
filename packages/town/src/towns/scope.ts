import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { kilometres } from '../distance.ts'
import type { Dial, Scope, ScopeName, TownAround, TownCard } from '../types.ts'

/** How far a reader may look, from the nearest to the furthest; the names stand in addresses. */
export const scopeNames = ['town', '5', 'interco', '30'] as const satisfies ScopeName[]

/** What is shown as "5 km" is within 5 km. */
const rounding = 0.5
/** A thing of a town whose centre is further may still be this near the edge. */
const townReach = 15

/** The town alone, as every list is without a choice. */
export function townAlone(town: TownCard): Scope {
  return { name: 'town', town, km: null, around: [], guests: { ids: [], towns: [] } }
}

/**
 * How far one may look from a town, and what the name asked for stands for: a notch that would show no other open town is not offered, and
 * asking for it gives the town alone. `guests` are the events of other towns that this one's animator accepted in its agenda.
 */
export async function readDial(db: Db, query: { town: TownCard; asked?: string | undefined }): Promise<Dial> {
  const { town, asked } = query
  const [around, guests] = await Promise.all([readAround(db, town), readGuests(db, town)])
  const near = (km: number) => around.filter((one) => one.distance !== null && one.distance < km + rounding)
  const members = around.filter((one) => one.member)
  const notches: Dial['notches'] = [
    { name: 'town', towns: 1 },
    { name: '5', towns: 1 + near(5).length },
    { name: 'interco', towns: 1 + members.length },
    { name: '30', towns: 1 + near(30).length },
  ]
  const offered = notches.filter(({ name, towns }) => name === 'town' || towns > 1)
  const name = offered.find((notch) => notch.name === asked)?.name ?? 'town'
  const km = name === '5' ? 5 : name === '30' ? 30 : null
  const reached = km === null ? members : around.filter((one) => (one.distance ?? 999) < km + townReach)
  return {
    scope: { name, town, km, around: name === 'town' ? [] : reached, guests },
    notches: offered,
    intercommunality: members.length > 0 ? members[0]!.intercommunality : null,
  }
}

type Row = Omit<TownAround, 'distance'> & {
  latitude: number | null
  longitude: number | null
  intercommunality: string | null
}

/** Other open towns that some notch reaches, the nearest first. */
async function readAround(db: Db, town: TownCard): Promise<(TownAround & Pick<Row, 'intercommunality'>)[]> {
  const { latitude, longitude } = town
  const high = (30 + townReach) / 111
  const wide = high / Math.max(0.05, Math.cos(((latitude ?? 0) * Math.PI) / 180))
  const { rows } = await sql<Row>`
    select t.code, t.slug, t.name, t.latitude, t.longitude, t.intercommunality_name as intercommunality,
           coalesce(t.intercommunality = own.intercommunality, false) as member
    from town t, (select intercommunality from town where code = ${town.code}) own
    where t.opened_at is not null and t.code <> ${town.code}
      and (t.intercommunality = own.intercommunality
        or (t.latitude between ${(latitude ?? 0) - high}::float8 and ${(latitude ?? 0) + high}::float8
          and t.longitude between ${(longitude ?? 0) - wide}::float8 and ${(longitude ?? 0) + wide}::float8))`.execute(
    db,
  )
  return rows
    .map(({ latitude: lat, longitude: lon, ...row }) => ({
      ...row,
      distance: kilometres(town, { latitude: lat, longitude: lon }),
    }))
    .filter((one) => one.member || (one.distance !== null && one.distance < 30 + townReach))
    .sort((one, other) => (one.distance ?? 999) - (other.distance ?? 999))
}

async function readGuests(db: Db, town: TownCard): Promise<Scope['guests']> {
  type GuestRow = Row & { id: string }
  const { rows } = await sql<GuestRow>`
    select distinct s.thing_id as id, t.code, t.slug, t.name, t.latitude, t.longitude
    from publication_reach r join publication p on p.id = r.publication_id join source_record s on s.id = p.record_id
         join town t on t.code = p.town and t.opened_at is not null
    where r.town = ${town.code} and r.state = 'accepted' and p.published_at is not null and p.kind = 'event'`.execute(
    db,
  )
  const towns = new Map(
    rows.map(({ code, slug, name, ...at }) => [
      code,
      { code, slug, name, member: false, distance: kilometres(town, at) },
    ]),
  )
  return { ids: rows.map(({ id }) => id), towns: [...towns.values()] }
}

/** Codes of the towns that a scope reads, its own first. */
export function codesOf({ town, around }: Scope): string[] {
  return [town.code, ...around.map(({ code }) => code)]
}

/**
 * A condition on the rows of a table that has `town`, `latitude` and `longitude`, under an alias: all that the town has, and of the others what
 * is within the kilometres by its own position, or by its town's centre when it has none.
 */
export function within(scope: Scope, alias: string) {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const { town, km, around } = scope
  if (around.length === 0) return sql`${column('town')} = ${town.code}`
  const inTowns = sql`${column('town')} = any(${codesOf(scope)}::text[])`
  if (km === null || town.latitude === null || town.longitude === null) return inTowns
  const near = around.filter(({ distance }) => distance !== null && distance < km + rounding).map(({ code }) => code)
  return sql`(${inTowns} and (${column('town')} = ${town.code} or case
    when ${column('latitude')} is null or ${column('longitude')} is null then ${column('town')} = any(${near}::text[])
    else kilometres_between(${town.latitude}::float8, ${town.longitude}::float8, ${column('latitude')}, ${column('longitude')}) < ${km + rounding}::float8 end))`
}

/** The other town a row is of, with the kilometres to the thing itself when its position is known. Null for the town's own. */
export function elsewhere(
  scope: Scope,
  row: { town: string; latitude: number | null; longitude: number | null },
): TownAround | null {
  if (row.town === scope.town.code) return null
  const known = [...scope.around, ...scope.guests.towns].find(({ code }) => code === row.town)
  if (!known) return null
  return { ...known, distance: kilometres(scope.town, row) ?? known.distance }
}
