import { closeTo, distanceTo, type Point } from './closeness.ts'
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
export const townReasons = [
  'code',
  'name-and-postal-code',
  'name',
  'postal-code',
  'outline',
  'position',
  'given',
  'mentioned',
] as const
export type TownReason = (typeof townReasons)[number]

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

export type Found = { town: KnownTown; reason: TownReason }

export function byNameAndPostalCode(
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

export function byLastWords(
  said: Whereabouts,
  point: Point | undefined,
  register: TownRegister,
  area: Area,
): Found | undefined {
  const { lastWords: locality, postalCode } = said
  return locality ? byNameAndPostalCode({ locality, postalCode }, point, register, area) : undefined
}

export function byPosition(point: Point | undefined, register: TownRegister): Found | undefined {
  return point && townAt(point, register)
}

/** A lone pair of coordinates speaks for the nearest town only so far. */
const positionReach = 8

export function townAt(point: Point, register: TownRegister): Found | undefined {
  const holder = register.holding(point.lat, point.lon)
  if (holder) return { town: holder, reason: 'outline' }
  // Where outlines are known, a point outside all of them is at sea or across the border of what is known.
  const nearest = register.near(point.lat, point.lon, positionReach)[0]?.town
  if (!nearest || (nearest.outline && !closeTo(nearest, point))) return undefined
  return { town: nearest, reason: 'position' }
}

/** Names of five letters and more only: "Vue" and "Vay" are in too many titles. */
export function isNamedIn(town: KnownTown, title: string | undefined): boolean {
  const name = withoutArticle(plainTownName(town.name))
  return name.length > 4 && ` ${plainTownName(title ?? '')} `.includes(` ${name} `)
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

/** "Ancenis" for Ancenis-Saint-Géréon, "Machecoul" for Machecoul-Saint-Même: one name begins or ends with the other. */
function sharesName(official: string, said: string): boolean {
  const [a, b] = [withoutArticle(plainTownName(official)), withoutArticle(plainTownName(said))]
  if (a.length < 3 || b.length < 3) return false
  return a.startsWith(`${b} `) || a.endsWith(` ${b}`) || b.startsWith(`${a} `) || b.endsWith(` ${a}`)
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

function departmentOf(postalCode: string): string | undefined {
  const code = postalCode.replace(/\s/g, '')
  if (!/^\d{5}$/.test(code) || code.startsWith('20')) return undefined
  return code >= '97' ? code.slice(0, 3) : code.slice(0, 2)
}
