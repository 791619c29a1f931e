import type { MapContext } from '../map/context.ts'
import type { PlanItem } from '../map/plan.ts'
import { nearOf, type PositionSettings } from '../map/position.ts'
import { kilometres } from '../normalize/country-boxes.ts'
import {
  type Geometry,
  geometryToWgs84,
  isGeographic,
  isInCountry,
  looksSwapped,
  parseGeometry,
  parsePair,
  pointInside,
  toWgs84,
} from '../normalize/index.ts'
import { type Gazetteer, gazetteerOf } from '../places/gazetteer.ts'
import { ordinate } from './plain.ts'
import { type Draft, isEmpty } from './row.ts'
import type { Tally } from './tally.ts'

/** Farther than this from its own town's centre, a position is wrong; no municipality of these countries but a few reaches so far. */
export const farKilometres = (country: string, townCode: string): number =>
  country === 'SE' || townCode.startsWith('97') ? FAR_KM_LARGE : FAR_KM
const FAR_KM = 40
const FAR_KM_LARGE = 250

/** Puts WGS84 `latitude`, `longitude` (and `geometry`) into drafts; what can't be a position of this record is said and left out. */
export function positionConverter(
  plan: readonly PlanItem[],
  settings: PositionSettings | undefined,
  names: readonly string[],
  context: MapContext,
  tally: Tally,
) {
  const part = (to: string) => plan.find((item) => item.to === to)?.parts[0]?.column
  const latitude = part('latitude')
  const longitude = part('longitude')
  const geometry = part('geometry')
  const crs = settings?.crs ?? 'EPSG:4326'
  const geographic = isGeographic(crs)
  const swapped = settings?.swapped ?? false
  const near = nearOf(context)
  const gazetteer = gazetteerOf(context.country)
  const keep = (draft: Draft, column: number | undefined) => {
    if (column !== undefined && !isEmpty(draft.record.values[column]))
      draft.additional[names[column]!] = draft.record.values[column]
  }

  return function convert(draft: Draft, checksCountry: boolean): void {
    const { record } = draft
    const raw = readShape(draft)
    if (!raw) return
    const { point, shape } = raw
    if (shape) draft.fields.geometry = shape
    if (!point) return
    const [x, y] = point
    const problem = misplaced(x, y, draft, checksCountry)
    if (problem) {
      // Elsewhere than the town asked for may be true; elsewhere than its own town can't.
      const kind = problem === 'outside-town-asked' ? 'outside-town' : problem
      draft.warnings.push({ field: 'latitude', message: kind })
      tally.warn(kind, record.where)
      if (problem !== 'outside-town-asked') {
        keep(draft, latitude)
        keep(draft, longitude)
        return
      }
    }
    draft.fields.latitude = round(y)
    draft.fields.longitude = round(x)
  }

  function readShape(draft: Draft): { point?: [number, number]; shape?: Geometry } | undefined {
    const { values, where } = draft.record
    if (latitude !== undefined && longitude !== undefined) {
      const pair =
        latitude === longitude ? pairOf(values[latitude]) : columnsOf(values[longitude], values[latitude], draft)
      if (pair) {
        const point = placed(pair[0], pair[1], where)
        if (point) return { point, ...shapeOf(draft) }
        draft.warnings.push({ field: 'latitude', message: 'position-unreadable' })
        keep(draft, latitude)
        keep(draft, longitude)
      } else if (latitude === longitude) {
        const parsed = fromGeometry(values[latitude], where)
        if (parsed?.point) return { point: parsed.point }
        if (values[latitude]) keep(draft, latitude)
      }
    }
    // Half a position is none.
    if (latitude !== longitude && (latitude === undefined) !== (longitude === undefined)) {
      keep(draft, latitude)
      keep(draft, longitude)
    }
    const { shape } = shapeOf(draft)
    return shape ? { shape, point: pointInside(shape) } : undefined
  }

  function shapeOf(draft: Draft): { shape?: Geometry } {
    const raw = geometry === undefined ? draft.record.geometry : draft.record.values[geometry]
    if (!raw) return {}
    const parsed = fromGeometry(raw, draft.record.where)
    if (!parsed?.shape) keep(draft, geometry)
    return parsed?.shape ? { shape: parsed.shape } : {}
  }

  function fromGeometry(raw: unknown, where: number): { shape?: Geometry; point?: [number, number] } | undefined {
    const parsed = parseGeometry(raw).value
    if (!parsed) return undefined
    const shape = geometryToWgs84(parsed.geometry, parsed.crs ?? crs, swapped)
    if (!shape) return undefined
    if (!isGeographic(parsed.crs ?? crs)) tally.repair(repairOf(parsed.crs ?? crs), raw, pointInside(shape), where)
    return { shape, point: pointInside(shape) }
  }

  function columnsOf(rawX: unknown, rawY: unknown, draft: Draft): [number, number] | undefined {
    const x = ordinate(rawX)
    const y = ordinate(rawY)
    if (x.value === undefined || y.value === undefined) {
      if (x.problem || y.problem) {
        draft.warnings.push({ field: 'latitude', message: 'coordinate-unreadable' })
      }
      keep(draft, latitude)
      keep(draft, longitude)
      return undefined
    }
    for (const kind of y.repairs ?? [])
      tally.repair(kind, rawY, y.value, draft.record.where, x.repairs?.includes(kind) ? 2 : 1)
    return [x.value, y.value]
  }

  function pairOf(raw: unknown): [number, number] | undefined {
    const pair = parsePair(raw).value
    if (!pair) return undefined
    return pair.order === 'lonlat' ? [pair.first, pair.second] : [pair.second, pair.first]
  }

  /** In WGS84, the right way round. */
  function placed(a: number, b: number, where: number): [number, number] | undefined {
    const turned = swapped && !(geographic && isInCountry(a, b, context.country) && !isInCountry(b, a, context.country))
    const [x, y] = turned ? [b, a] : [a, b]
    if (!geographic) {
      const position = Math.abs(x) <= 180 && Math.abs(y) <= 90 ? ([x, y] as [number, number]) : toWgs84(x, y, crs)
      if (position) tally.repair(repairOf(crs), `${a} ${b}`, `${round(position[0])} ${round(position[1])}`, where)
      return position
    }
    if (turned) tally.repair('latitude-longitude-swapped', `${b} ${a}`, `${y} ${x}`, where)
    else if (looksSwapped(y, x, context.country, near)) {
      tally.repair('latitude-longitude-swapped', `${y} ${x}`, `${x} ${y}`, where)
      return [y, x]
    }
    return Math.abs(y) <= 90 && Math.abs(x) <= 180 ? [x, y] : undefined
  }

  function misplaced(x: number, y: number, draft: Draft, checksCountry: boolean): string | undefined {
    if (Math.abs(x) < 1e-6 && Math.abs(y) < 1e-6) return 'position-zero'
    if (checksCountry && !isInCountry(x, y, context.country)) return 'outside-country'
    const own = ownTown(draft, gazetteer)
    if (own?.longitude !== undefined && own.latitude !== undefined) {
      const distance =
        Math.abs(own.latitude - y) + Math.abs(own.longitude - x) < 0.2
          ? 0
          : kilometres([x, y], [own.longitude, own.latitude])
      if (distance > farKilometres(context.country, own.code)) return 'outside-town'
    } else if (near && kilometres([x, y], near) > FAR_KM) return 'outside-town-asked'
    return undefined
  }
}

function ownTown(draft: Draft, gazetteer: Gazetteer) {
  const code = draft.fields.townCode
  return typeof code === 'string' ? gazetteer.byCode(code) : undefined
}

const repairOf = (crs: string) =>
  crs === 'EPSG:2154' ? 'lambert-93' : `projected-${crs.toLowerCase().replace(':', '-')}`
const round = (value: number) => Math.round(value * 1e7) / 1e7
