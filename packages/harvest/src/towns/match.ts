import { kilometres, kilometresToOutline } from './geometry.ts'
import { plainTownName, withoutArticle } from './plain-name.ts'
import type { KnownTown, TownRegister } from './register.ts'

/** What a record says of where it is. */
export interface Whereabouts {
  townCode?: string
  postalCode?: string
  locality?: string
  /** The end of a one-line address, which may be a town: only believed when it is one. */
  lastWords?: string
  latitude?: number
  longitude?: number
  /** What the record is called: "Présentation de la commune des Moutiers-en-Retz" is a witness too. */
  title?: string
}

/** How the town was found, from the surest to the least sure. */
export type TownReason =
  | 'code'
  | 'name-and-postal-code'
  | 'name'
  | 'postal-code'
  | 'outline'
  | 'position'
  | 'given'
  | 'mentioned'

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

/** Kilometres outside an outline that are still a rounding, a beach or a far hamlet of old data. */
const outlineTolerance = 2
/** Kilometres from the position of a town without a known outline: large communes reach that far. */
const positionTolerance = 15
/** A lone pair of coordinates speaks for the nearest town only so far. */
const positionReach = 8

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
  const match = settle(said, register, area)
  // A town's own calendar says "salle des fêtes" and nothing more: it means its own.
  const own = area.towns?.length === 1 ? register.byCode(area.towns[0]!) : undefined
  if (match.ok || !own) return match
  return { ok: true, town: own, reason: 'given', doubts: [], positionHolds: match.why === 'no-whereabouts' }
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

/** What a source is limited to: its towns, or its départements. Neither: the whole country. */
export interface Area {
  towns?: string[]
  departments?: string[]
}

export function isWithin(town: KnownTown, area: Area): boolean {
  if (area.towns) return area.towns.includes(town.code)
  if (area.departments) return town.department !== null && area.departments.includes(town.department)
  return true
}

interface Point {
  lat: number
  lon: number
}

/** 0,0 and the poles are what a missing value becomes, never a town. */
function positionOf(said: Whereabouts): Point | undefined {
  const { latitude: lat, longitude: lon } = said
  if (lat === undefined || lon === undefined || (Math.abs(lat) < 0.01 && Math.abs(lon) < 0.01)) return undefined
  return { lat, lon }
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

type Found = { town: KnownTown; reason: TownReason }

function byNameAndPostalCode(
  said: Whereabouts,
  point: Point | undefined,
  register: TownRegister,
  area: Area,
): Found | undefined {
  const named = said.locality ? register.byName(said.locality) : []
  const posted = said.postalCode ? register.byPostalCode(said.postalCode) : []
  const both = named.filter((town) => posted.includes(town))
  if (both.length > 0) return pick(both, point, 'name-and-postal-code')
  const partly = said.locality ? posted.filter((town) => sharesName(town.name, said.locality!)) : []
  if (partly.length === 1) return { town: partly[0]!, reason: 'name-and-postal-code' }
  if (named.length > 0) return byNameAlone(named, said, point, area)
  if (posted.length === 1 && !said.locality) return { town: posted[0]!, reason: 'postal-code' }
  return undefined
}

/** A CEDEX or an old postal code still tells the département; coordinates tell more, and the source's area a little. */
function byNameAlone(named: KnownTown[], said: Whereabouts, point: Point | undefined, area: Area): Found | undefined {
  const department = said.postalCode && departmentOf(said.postalCode)
  const around = department ? named.filter((town) => town.department === department) : named
  if (point) return pick(around.length > 0 ? around : named, point, 'name', true)
  if (around.length === 1) return { town: around[0]!, reason: 'name' }
  const within = around.filter((town) => isWithin(town, area))
  return within.length === 1 ? { town: within[0]!, reason: 'name' } : undefined
}

/** Names of five letters and more only: "Vue" and "Vay" are in too many titles. */
function isNamedIn(town: KnownTown, title: string | undefined): boolean {
  const name = withoutArticle(plainTownName(town.name))
  return name.length > 4 && ` ${plainTownName(title ?? '')} `.includes(` ${name} `)
}

/** "Ancenis" for Ancenis-Saint-Géréon, "Machecoul" for Machecoul-Saint-Même: one name begins or ends with the other. */
function sharesName(official: string, said: string): boolean {
  const [a, b] = [withoutArticle(plainTownName(official)), withoutArticle(plainTownName(said))]
  if (a.length < 3 || b.length < 3) return false
  return a.startsWith(`${b} `) || a.endsWith(` ${b}`) || b.startsWith(`${a} `) || b.endsWith(` ${a}`)
}

function byLastWords(
  said: Whereabouts,
  point: Point | undefined,
  register: TownRegister,
  area: Area,
): Found | undefined {
  const { lastWords: locality, postalCode } = said
  return locality ? byNameAndPostalCode({ locality, postalCode }, point, register, area) : undefined
}

function byPosition(point: Point | undefined, register: TownRegister): Found | undefined {
  return point && townAt(point, register)
}

function townAt(point: Point, register: TownRegister): Found | undefined {
  const holder = register.holding(point.lat, point.lon)
  if (holder) return { town: holder, reason: 'outline' }
  // Where outlines are known, a point outside all of them is at sea or across the border of what is known.
  const nearest = register.near(point.lat, point.lon, positionReach)[0]?.town
  if (!nearest || (nearest.outline && !closeTo(nearest, point))) return undefined
  return { town: nearest, reason: 'position' }
}

/** One of several homonyms: the nearest to the point; without a point only a single one will do. */
function pick(
  towns: KnownTown[],
  point: Point | undefined,
  reason: TownReason,
  mustBeClose = false,
): Found | undefined {
  if (towns.length === 1 && !(mustBeClose && point && !closeTo(towns[0]!, point))) return { town: towns[0]!, reason }
  if (!point) return undefined
  const close = towns.filter((town) => closeTo(town, point))
  const town = close.sort((a, b) => distanceTo(a, point) - distanceTo(b, point) || (a.code < b.code ? -1 : 1))[0]
  return town && { town, reason }
}

function unknown(said: Whereabouts, point: Point | undefined, register: TownRegister): TownMatch {
  if (!said.townCode && !said.locality && !said.postalCode && !point) return { ok: false, why: 'no-whereabouts' }
  const candidates = said.locality ? register.byName(said.locality).length : 0
  const shared = !said.locality && said.postalCode ? register.byPostalCode(said.postalCode).length : 0
  return { ok: false, why: candidates > 1 || shared > 1 ? 'ambiguous-town' : 'unknown-town' }
}

function closeTo(town: KnownTown, point: Point): boolean {
  if (town.outline) return kilometresToOutline(point.lat, point.lon, town.outline) <= outlineTolerance
  return distanceTo(town, point) <= positionTolerance
}

/** A town without a position (far islands) contradicts nothing. */
function distanceTo(town: KnownTown, point: Point): number {
  if (town.latitude === null || town.longitude === null) return 0
  return kilometres(town.latitude, town.longitude, point.lat, point.lon)
}

function departmentOf(postalCode: string): string | undefined {
  const code = postalCode.replace(/\s/g, '')
  if (!/^\d{5}$/.test(code) || code.startsWith('20')) return undefined
  return code >= '97' ? code.slice(0, 3) : code.slice(0, 2)
}

function contradiction(code: string, kept: KnownTown): TownDoubt {
  return { kind: 'contradiction', said: code, kept: kept.code }
}

function outside(town: KnownTown, point: Point): TownDoubt {
  return { kind: 'outside-town', said: `${point.lat}, ${point.lon}`, kept: town.code }
}
