import { isInCountry, kilometres } from '../normalize/country-boxes.ts'
import { toWgs84 } from '../normalize/crs.ts'
import {
  type Geometry,
  guessCrs,
  isGeographic,
  normalizeOrdinate,
  parseGeometry,
  parsePair,
  pointInside,
} from '../normalize/index.ts'
import { gazetteerOf } from '../places/gazetteer.ts'
import type { Layer, RawRecord, Repair, Warning } from '../types.ts'
import type { MapContext } from './context.ts'
import { namedCrs } from './named-crs.ts'
import type { PlanItem } from './plan.ts'

/** Decided once for all rows: in which system the positions are and which way round they stand. */
export interface PositionSettings {
  crs: string
  /** Latitude stands where longitude should and the reverse, in the whole layer. */
  swapped: boolean
  from: 'columns' | 'pair' | 'geometry' | 'feature'
}

export interface PositionFinding {
  /** The sample lies in the country: a row that does not is then an error. */
  inCountry: boolean
  settings?: PositionSettings
  warnings: Warning[]
  repairs: Repair[]
  reasons: string[]
}

/** Tries the country's projections, both ways round, on the sample's points (failures of other importers: swapped pairs, Lambert taken for degrees). */
export function findPosition(
  layer: Layer,
  sample: readonly RawRecord[],
  plan: readonly PlanItem[],
  context: MapContext,
): PositionFinding {
  const finding: PositionFinding = { inCountry: false, warnings: [], repairs: [], reasons: [] }
  const source = pointsOf(sample, plan)
  if (!source || source.points.length === 0) return finding
  const near = nearOf(context) ?? middleOfTowns(sample, plan, context)
  const metres = source.points.some(([x, y]) => Math.abs(x) > 180 || Math.abs(y) > 180)
  const named = metres && source.from === 'columns' ? namedCrs(labelsOf(layer, sample, plan), source.points) : undefined
  const declared = context.recipe?.crs ?? layer.crs ?? source.crs ?? named
  const guess = guessCrs(source.points, context.country, near)
  finding.inCountry = guess !== undefined && guess.share >= 0.6 && (named === undefined || guess.crs === named)
  // What the source itself says is believed: points of another country are then no mistakes.
  if (declared && guess && guess.crs !== declared && !(isGeographic(guess.crs) && isGeographic(declared)))
    finding.inCountry = insideBy(source.points, declared, context.country)
  if (declared && declared !== 'EPSG:4326') {
    // Systems in degrees are the same to a few metres: what turns one round turns the other.
    const alike = guess && (guess.crs === declared || (isGeographic(guess.crs) && isGeographic(declared)))
    const order = alike ? guess.order : 'xy'
    finding.settings = { crs: declared, swapped: order === 'yx', from: source.from }
    return finding
  }
  const degrees =
    source.points.filter(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 180).length > source.points.length / 2
  if (!guess) {
    if (!degrees) finding.warnings.push({ kind: 'projection-unknown', count: source.points.length })
    else finding.settings = { crs: 'EPSG:4326', swapped: mustSwap(source.points), from: source.from }
    return finding
  }
  // Only part of the points fit either way: rows are then mended one by one.
  const swapped = guess.order === 'yx' && (!isGeographic(guess.crs) || guess.share >= 0.5)
  finding.settings = { crs: guess.crs, swapped, from: source.from }
  if (!isGeographic(guess.crs)) finding.reasons.push(guess.reason)
  if (guess.alternatives.length > 0 && !isGeographic(guess.crs)) {
    finding.warnings.push({
      kind: 'projection-guessed',
      count: source.points.length,
      message: [guess.crs, ...guess.alternatives].join(', '),
    })
  }
  return finding
}

/** The names of the two columns, and what a column beside them says of every row's system: `OSGB36`, `EPSG:25830`. */
function labelsOf(layer: Layer, sample: readonly RawRecord[], plan: readonly PlanItem[]): string[] {
  const named = plan
    .filter(({ to }) => to === 'latitude' || to === 'longitude')
    .flatMap(({ parts }) => parts.map(({ column }) => layer.columns[column] ?? ''))
  const beside = layer.columns.flatMap((name, column) => {
    if (!/crs|srs|epsg|coordinate.?ref|proj(?:ection|ecci)|systeme|sistema|datum$/i.test(name)) return []
    const values = new Set(sample.slice(0, 100).flatMap(({ values }) => values[column] ?? []))
    return values.size === 1 ? [`${name} ${[...values][0]}`] : []
  })
  return [...named, ...beside]
}

/** Most of the points lie in the country by that system, either way round. */
const insideBy = (points: readonly (readonly [number, number])[], crs: string, country: string): boolean =>
  points.filter(([x, y]) =>
    [toWgs84(x, y, crs), toWgs84(y, x, crs)].some((there) => there && isInCountry(there[0], there[1], country)),
  ).length >=
  points.length * 0.6

/** Where the towns lie that the rows themselves name, when they are neighbours: local systems look alike from afar. */
function middleOfTowns(
  sample: readonly RawRecord[],
  plan: readonly PlanItem[],
  { country }: MapContext,
): readonly [number, number] | undefined {
  const column = (to: string) => plan.find((item) => item.to === to)?.parts[0]?.column
  const [code, name, post] = [column('townCode'), column('addressLocality'), column('postalCode')]
  const gazetteer = gazetteerOf(country)
  const found = new Map<string, readonly [number, number]>()
  for (const { values } of sample.slice(0, 60)) {
    const text = (at: number | undefined) => (at === undefined ? '' : String(values[at] ?? '').trim())
    const known = text(code) === '' ? undefined : gazetteer.byCode(text(code))
    const town = known ?? (text(name) === '' ? undefined : gazetteer.certain(text(name), { postalCode: text(post) }))
    if (town?.latitude !== undefined && town.longitude !== undefined)
      found.set(town.code, [town.longitude, town.latitude])
  }
  const places = [...found.values()]
  const first = places[0]
  return first && places.every((place) => kilometres(place, first) < NEIGHBOURS_KM) ? first : undefined
}
const NEIGHBOURS_KM = 60

/** Latitudes beyond 90° can't be: the two columns are exchanged. */
const mustSwap = (points: readonly (readonly [number, number])[]) =>
  points.filter(([, y]) => Math.abs(y) > 90).length > points.length / 2

export function nearOf({ town }: MapContext): readonly [number, number] | undefined {
  return town?.longitude !== undefined && town.latitude !== undefined ? [town.longitude, town.latitude] : undefined
}

interface Points {
  from: PositionSettings['from']
  /** Longitude or easting first, as the columns' names say. */
  points: [number, number][]
  crs?: string
}

function pointsOf(sample: readonly RawRecord[], plan: readonly PlanItem[]): Points | undefined {
  const latitude = plan.find(({ to }) => to === 'latitude')?.parts[0]
  const longitude = plan.find(({ to }) => to === 'longitude')?.parts[0]
  const geometry = plan.find(({ to }) => to === 'geometry')?.parts[0]
  if (latitude && longitude && latitude.column !== longitude.column) {
    const points = sample.flatMap((record): [number, number][] => {
      const y = normalizeOrdinate(record.values[latitude.column]).value
      const x = normalizeOrdinate(record.values[longitude.column]).value
      return x === undefined || y === undefined ? [] : [[x, y]]
    })
    return { from: 'columns', points }
  }
  if (latitude) {
    const points = sample.flatMap((record): [number, number][] => {
      const pair = parsePair(record.values[latitude.column]).value
      if (!pair) return []
      return [pair.order === 'lonlat' ? [pair.first, pair.second] : [pair.second, pair.first]]
    })
    if (points.length > 0) return { from: 'pair', points }
    return geometryPoints(
      sample.slice(0, 100).map((record) => record.values[latitude.column]),
      'pair',
    )
  }
  if (geometry)
    return geometryPoints(
      sample.slice(0, 100).map((record) => record.values[geometry.column]),
      'geometry',
    )
  return geometryPoints(
    sample.slice(0, 100).flatMap((record) => record.geometry ?? []),
    'feature',
  )
}

function geometryPoints(values: unknown[], from: PositionSettings['from']): Points | undefined {
  let crs: string | undefined
  const points = values.flatMap((value): [number, number][] => {
    const parsed = parseGeometry(value).value
    if (!parsed) return []
    crs ??= parsed.crs
    const first = anyPosition(parsed.geometry)
    return first ? [first] : []
  })
  return points.length > 0 ? { from, points, ...(crs ? { crs } : {}) } : undefined
}

function anyPosition(geometry: Geometry): [number, number] | undefined {
  let at: unknown = geometry.coordinates ?? geometry.geometries?.[0]?.coordinates
  while (Array.isArray(at) && Array.isArray(at[0])) at = at[0]
  return Array.isArray(at) && typeof at[0] === 'number' && typeof at[1] === 'number'
    ? [at[0], at[1]]
    : pointInside(geometry)
}
