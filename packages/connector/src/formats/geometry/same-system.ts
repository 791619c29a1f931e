import type proj4 from 'proj4'
import { lazily } from '../../lazily.ts'
import { crsDefinition } from '../../normalize/crs-definitions.ts'

const projections = lazily<typeof proj4>('proj4')
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
const known = [
  ...[4326, 2154, 27572, ...range(3942, 3950), ...range(27561, 27564), 27571, 27573, 27574, 3857, 3034, 3035],
  ...[...range(25828, 25838), ...range(23028, 23038), ...range(32601, 32660), ...range(32701, 32760)],
  ...[3844, 31600, 3006, ...range(3007, 3024), 3163, 2975, 31370, 3812, 2169, 2056, 21781, 28992, 27700, 2062, 3763],
]

/** The known code of a definition (PROJ string or WKT) whose projection has the same parameters on the same ellipsoid. */
export function codeOf(definition: string): string | undefined {
  const wanted = parametersOf(definition)
  if (!wanted) return undefined
  const code = known.find((one) => {
    const parameters = parametersOf(crsDefinition(one))
    return parameters !== undefined && same(wanted, parameters)
  })
  return code ? `EPSG:${code}` : undefined
}

interface Parameters {
  method: string
  /** Degrees and metres. */
  numbers: number[]
}

const cache = new Map<string, Parameters | undefined>()

function parametersOf(definition: string | undefined): Parameters | undefined {
  if (definition === undefined) return undefined
  if (!cache.has(definition) && cache.size < 2000) cache.set(definition, parse(definition))
  return cache.get(definition)
}

function parse(definition: string): Parameters | undefined {
  try {
    const found = new (projections().Proj)(definition) as unknown as Record<string, unknown>
    const number = (name: string, missing: number) =>
      typeof found[name] === 'number' ? (found[name] as number) : missing
    const degrees = (name: string) => (number(name, 0) * 180) / Math.PI
    const name = String(found.projName)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
    const method = methods.find(([pattern]) => pattern.test(name))?.[1] ?? name
    const size = [number('a', 0) / 10, number('b', 0) / 10]
    if (name === 'utm') {
      const south = found.utmSouth === true
      return { method, numbers: [...size, number('zone', 0) * 6 - 183, 0, 0, 0, 0.9996e6, 500_000, south ? 1e7 : 0] }
    }
    const parallels = [degrees('lat1'), degrees('lat2') || degrees('lat1')].sort((a, b) => a - b)
    if (method === 'longlat') return { method, numbers: size }
    const scale = number('k0', 1) * 1e6
    const usesParallels = method === 'lcc'
    const meridian = degrees('long0') + (found.from_greenwich ? degrees('from_greenwich') : 0)
    const numbers = [meridian, degrees('lat0'), ...(usesParallels ? parallels : [0, 0]), scale]
    return { method, numbers: [...size, ...numbers, number('x0', 0), number('y0', 0)] }
  } catch {
    return undefined
  }
}

const methods: [RegExp, string][] = [
  [/^(?:longlat|identity|latlong)$/, 'longlat'],
  [/lambertconformalconic|^lcc$/, 'lcc'],
  [/transversemercator|gausskruger|tmerc|^utm$/, 'tmerc'],
  [/obliquestereographic|doublestereographic|^sterea$/, 'sterea'],
]

const same = (a: Parameters, b: Parameters) =>
  a.method === b.method &&
  a.numbers.every(
    (one, index) => Math.abs(one - b.numbers[index]!) < (index < 2 ? 0.2 : 1e-4 * Math.max(1, Math.abs(one) * 1e-4)),
  )
