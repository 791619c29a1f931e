import { isInCountry, kilometres } from './country-boxes.ts'
import { isGeographic, toWgs84 } from './crs.ts'

/** Which system a pair of columns is in. `order` says which column is the easting or longitude: `xy` the first, `yx` the second. */
export interface CrsGuess {
  crs: string
  order: 'xy' | 'yx'
  /** Share of the points that fall in the country (or within 100 km of the town when it is known). */
  share: number
  /** `near-town` or `inside-country`. */
  reason: 'near-town' | 'inside-country'
  /** Other systems that would fit as well: the choice is then the usual one, not a proof. */
  alternatives: string[]
}

/**
 * Tries every projection of the country, both ways round, on the points: the one that puts them in the country wins, and
 * where several do, the one that puts them nearest the town. Points 0,0 are no points.
 */
export function guessCrs(
  points: readonly (readonly [number, number])[],
  country: string,
  near?: readonly [longitude: number, latitude: number],
): CrsGuess | undefined {
  const usable = points
    .filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y) && (x !== 0 || y !== 0))
    .slice(0, 500)
  if (usable.length === 0) return undefined
  const tried = candidates(usable, country).flatMap((crs) =>
    (['xy', 'yx'] as const).map((order) => judge(usable, crs, order, country, near)),
  )
  const best = Math.max(...tried.map((guess) => guess.share))
  if (best < 0.5) return undefined
  const fitting = tried.filter((guess) => guess.share >= best - 0.05)
  // Distances only decide between clearly different places: 25832 and 32632 are the same to a metre.
  const closest = near ? Math.min(...fitting.map((guess) => guess.distance)) : 0
  const kept = near ? fitting.filter((guess) => guess.distance <= closest + 5) : fitting
  const { distance: _, ...chosen } = kept[0]!
  const alternatives = kept.slice(1).filter((guess) => guess.order !== chosen.order || guess.crs !== chosen.crs)
  return { ...chosen, alternatives: alternatives.map((guess) => `${guess.crs} ${guess.order}`) }
}

/** The pair (latitude, longitude) makes sense only the other way round. With the town known, by distance; else by the country's outline. */
export function looksSwapped(
  latitude: number,
  longitude: number,
  country: string,
  near?: readonly [longitude: number, latitude: number],
): boolean {
  const other = Math.abs(longitude) <= 90 && isInCountry(latitude, longitude, country)
  if (!other) return false
  const asIs = Math.abs(latitude) <= 90 && isInCountry(longitude, latitude, country)
  if (!asIs) return true
  return near !== undefined && kilometres([latitude, longitude], near) + 50 < kilometres([longitude, latitude], near)
}

function judge(
  points: readonly (readonly [number, number])[],
  crs: string,
  order: 'xy' | 'yx',
  country: string,
  near?: readonly [number, number],
) {
  let inside = 0
  const distances: number[] = []
  for (const [a, b] of points) {
    const position = order === 'xy' ? toWgs84(a, b, crs) : toWgs84(b, a, crs)
    if (!position || !isInCountry(position[0], position[1], country)) continue
    inside++
    if (near) distances.push(kilometres(position, near))
  }
  distances.sort((a, b) => a - b)
  const distance = distances[Math.floor(distances.length / 2)] ?? Number.POSITIVE_INFINITY
  const reason: CrsGuess['reason'] = near && distance < 100 ? 'near-town' : 'inside-country'
  return { crs, order, share: inside / points.length, reason, alternatives: [] as string[], distance }
}

/** Most usual first: the first that fits is taken when nothing else decides. */
function candidates(points: readonly (readonly [number, number])[], country: string): string[] {
  const degrees = points.filter(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 180).length > points.length / 2
  const list = [...new Set([...(PROJECTIONS[country] ?? []), ...COMMON])].map((code) => `EPSG:${code}`)
  return list.filter((crs) => isGeographic(crs) === degrees)
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

const PROJECTIONS: Record<string, number[]> = {
  FR: [
    2154,
    27572,
    ...range(3942, 3950),
    2975,
    5490,
    2972,
    4471,
    4467,
    2970,
    2973,
    2969,
    3727,
    27562,
    27561,
    27563,
    27564,
    27571,
    27573,
    27574,
    32630,
    32631,
    32632,
    3857,
  ],
  ES: [25830, 25829, 25831, 4083, 32628, 23030, 23029, 23031, 4082, 3857],
  RO: [3844, 32634, 32635, 3857],
  SE: [3006, ...range(3007, 3018), 3021, ...range(3019, 3024).filter((code) => code !== 3021), 3857],
  DE: [25832, 25833, 31466, 31467, 31468, 31469, 3857],
  AT: [31287, 31254, 31255, 31256, 25833, 3857],
  CH: [2056, 21781, 3857],
  BE: [31370, 3812, 3857],
  LU: [2169, 3857],
  GB: [27700, 3857],
  IE: [2157, 3857],
}
const COMMON = [4326, 3857, 3035, 3034]
