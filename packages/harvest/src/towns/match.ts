import { closeTo, distanceTo, type Point, positionOf } from './closeness.ts'
import {
  type Area,
  byLastWords,
  byNameAndPostalCode,
  byPosition,
  isNamedIn,
  type TownReason,
  townAt,
  type Whereabouts,
} from './clues.ts'
import { countryOfCode, keptCode } from './code.ts'
import type { KnownTown, TownRegister } from './register.ts'

export { type Area, isWithin, type TownReason, type Whereabouts } from './clues.ts'

export interface TownDoubt {
  kind: 'former-code' | 'unknown-code' | 'contradiction' | 'outside-town'
  /** What the source says, and what was kept. */
  said: string
  kept: string
}

export type TownMatch =
  | {
      ok: true
      town: KnownTown
      reason: TownReason
      doubts: TownDoubt[]
      /** False when the coordinates lie far outside the town: they must not be drawn. */
      positionHolds: boolean
    }
  | { ok: false; why: 'no-whereabouts' | 'unknown-town' | 'ambiguous-town' }

/**
 * Finds the town of a record: by its code, then by name and postal code, then by coordinates, and says which.
 *
 * When what the record says is contradictory, each witness is heard and these rules settle it, with a doubt noted:
 * 1. coordinates that lie in another town than the code's win when the postal code, the locality or the record's own name speaks for that other town too;
 * 2. without coordinates, the name wins over the code when the postal code is that of the named town and not of the code's;
 * 3. in every other case the code stands, and coordinates far outside its town are not kept as a position.
 * Between homonyms without anything else to tell them apart, the one inside the source's own area is meant.
 */
export function matchTown(said: Whereabouts, register: TownRegister, area: Area = {}): TownMatch {
  const country = countryOfCode(area.towns?.[0] ?? '')
  const match = settle(said.townCode ? { ...said, townCode: keptCode(said.townCode, country) } : said, register, area)
  // A town's own calendar says "salle des fêtes" and nothing more: it means its own.
  const own = area.towns?.length === 1 ? register.byCode(area.towns[0]!) : undefined
  if (!own) return match
  if (match.ok) {
    return match.town !== own && isFarNamesake(said, match, own) ? given(own, true) : match
  }
  const point = positionOf(said)
  // What lies in another country is none of the town's, whoever says so.
  if (point && distanceTo(own, point) > ownReach && !closeTo(own, point)) return match
  const next = neighbourCalled(said, own, register)
  return next ? { ...given(next, true), reason: 'name' } : given(own, match.why === 'no-whereabouts')
}

/** "VIP, Saint-Nazaire": of all the towns of that name, the one nearby. */
function neighbourCalled(said: Whereabouts, own: KnownTown, register: TownRegister): KnownTown | undefined {
  const name = said.locality ?? said.lastWords
  const named = name ? register.byName(name) : []
  if (named.includes(own)) return undefined
  return named.find(
    ({ latitude: lat, longitude: lon }) => lat !== null && lon !== null && distanceTo(own, { lat, lon }) <= ownReach,
  )
}

/** Kilometres from a town beyond which a position speaks against its own calendar, and a bare name is another's. */
const ownReach = 60

const given = (town: KnownTown, positionHolds: boolean): Extract<TownMatch, { ok: true }> => ({
  ok: true,
  town,
  reason: 'given',
  doubts: [],
  positionHolds,
})

/** "Le Port" in the calendar of an inland town is a place of its own, not a commune overseas; "Nantes" next door is Nantes. */
function isFarNamesake(said: Whereabouts, match: Extract<TownMatch, { ok: true }>, own: KnownTown): boolean {
  if (said.townCode || said.locality || said.postalCode || positionOf(said)) return false
  const { latitude: lat, longitude: lon } = match.town
  return lat === null || lon === null || distanceTo(own, { lat, lon }) > ownReach
}

function settle(said: Whereabouts, register: TownRegister, area: Area): TownMatch {
  const point = positionOf(said)
  const coded = said.townCode ? register.byCode(said.townCode) : undefined
  if (coded) return settleCode(coded, said, point, register)
  const doubts: TownDoubt[] = []
  const found =
    byNameAndPostalCode(said, point, register, area) ??
    byLastWords(said, point, register, area) ??
    byPosition(point, register)
  if (!found) return unknown(said, point, register)
  if (said.townCode) doubts.push({ kind: 'unknown-code', said: said.townCode, kept: found.town.code })
  const holds = !point || closeTo(found.town, point)
  if (!holds) doubts.push(outside(found.town, point!))
  return { ok: true, ...found, doubts, positionHolds: holds }
}

function settleCode(coded: KnownTown, said: Whereabouts, point: Point | undefined, register: TownRegister): TownMatch {
  const doubts: TownDoubt[] = []
  const code = said.townCode!.trim().toUpperCase()
  if (code !== coded.code) doubts.push({ kind: 'former-code', said: code, kept: coded.code })
  const named = said.locality ? register.byName(said.locality) : []
  const posted = said.postalCode ? register.byPostalCode(said.postalCode) : []
  const keep = (town: KnownTown, reason: TownReason, more: TownDoubt[], positionHolds: boolean): TownMatch => ({
    ok: true,
    town,
    reason,
    doubts: [...doubts, ...more],
    positionHolds,
  })

  if (point && !closeTo(coded, point)) {
    const there = townAt(point, register)
    if (
      there &&
      there.town !== coded &&
      (posted.includes(there.town) || named.includes(there.town) || isNamedIn(there.town, said.title))
    ) {
      return keep(there.town, there.reason, [contradiction(code, there.town)], true)
    }
    return keep(coded, 'code', [outside(coded, point)], false)
  }
  if (!point && named.length > 0 && !named.includes(coded) && !posted.includes(coded)) {
    const other = named.filter((town) => posted.includes(town))
    if (other.length === 1) return keep(other[0]!, 'name-and-postal-code', [contradiction(code, other[0]!)], true)
  }
  return keep(coded, 'code', [], true)
}

function unknown(said: Whereabouts, point: Point | undefined, register: TownRegister): TownMatch {
  if (!said.townCode && !said.locality && !said.postalCode && !point) return { ok: false, why: 'no-whereabouts' }
  const candidates = said.locality ? register.byName(said.locality).length : 0
  const shared = !said.locality && said.postalCode ? register.byPostalCode(said.postalCode).length : 0
  return { ok: false, why: candidates > 1 || shared > 1 ? 'ambiguous-town' : 'unknown-town' }
}

function contradiction(code: string, kept: KnownTown): TownDoubt {
  return { kind: 'contradiction', said: code, kept: kept.code }
}

function outside(town: KnownTown, point: Point): TownDoubt {
  return { kind: 'outside-town', said: `${point.lat}, ${point.lon}`, kept: town.code }
}
