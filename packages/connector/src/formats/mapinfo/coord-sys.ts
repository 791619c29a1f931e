/** A MapInfo system of coordinates: its method's number, its datum, unit and parameters, as its clause lists them. */
export interface CoordSys {
  method: number
  datum: number
  /** Of a datum that is spelt out (999, 9999). */
  ellipsoid?: number
  shift?: number[]
  unit: string
  parameters: number[]
}

/** `Earth Projection 3, 33, "m", 3, 46.5, 44, 49, 700000, 6600000`. `undefined` when it says nothing of the earth. */
export function parseCoordSys(clause: string): CoordSys | undefined {
  const list = /Earth\s+Projection\s+(.*?)(?:\s+(?:Bounds|Affine)\b.*)?$/is.exec(clause)?.[1]
  if (!list) return undefined
  const parts = list.split(',').map((part) => part.trim())
  const [method = Number.NaN, datum = 104] = parts.slice(0, 2).map(Number)
  const unitAt = parts.findIndex((part) => part.startsWith('"'))
  const spelt = parts.slice(2, unitAt < 0 ? undefined : unitAt).map(Number)
  const unit = unitAt < 0 ? 'degree' : parts[unitAt]!.replaceAll('"', '')
  const parameters = unitAt < 0 ? [] : parts.slice(unitAt + 1).map(Number)
  const isSpelt = datum === 999 || datum === 9999
  return {
    method: method % 1000,
    datum,
    unit,
    parameters,
    ...(isSpelt ? { ellipsoid: spelt[0]!, shift: spelt.slice(1) } : {}),
  }
}

/** As a PROJ string; `undefined` for methods no town's map is in. */
export function projOf({ method, datum, ellipsoid, shift, unit, parameters }: CoordSys): string | undefined {
  const earth = ellipsoid === undefined ? datums[datum] : speltDatum(ellipsoid, shift ?? [])
  if (!earth) return undefined
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = parameters
  const units = unitOf(unit)
  switch (method) {
    case 1:
      return `+proj=longlat ${earth}`
    case 3:
    case 19:
      return `+proj=lcc +lon_0=${a} +lat_0=${b} +lat_1=${c} +lat_2=${d} +x_0=${e} +y_0=${f} ${earth} ${units}`
    case 4:
      return `+proj=laea +lon_0=${a} +lat_0=${b} ${earth} ${units}`
    case 8:
      return `+proj=tmerc +lon_0=${a} +lat_0=${b} +k=${c} +x_0=${d} +y_0=${e} ${earth} ${units}`
    case 9:
      return `+proj=aea +lon_0=${a} +lat_0=${b} +lat_1=${c} +lat_2=${d} +x_0=${e} +y_0=${f} ${earth} ${units}`
    case 10:
      return datum === 157
        ? '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null'
        : `+proj=merc +lon_0=${a} ${earth} ${units}`
    case 20:
    case 31:
      return `+proj=sterea +lon_0=${a} +lat_0=${b} +k=${c} +x_0=${d} +y_0=${e} ${earth} ${units}`
    default:
      return undefined
  }
}

function unitOf(unit: string): string {
  if (/^km$/i.test(unit)) return '+units=km'
  return /^(?:ft|survey ft)$/i.test(unit) ? '+units=us-ft' : '+units=m'
}

const GRS80 = '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0'
const NTF = '+a=6378249.2 +b=6356515 +towgs84=-168,-60,320,0,0,0,0'

/** Datums of the countries around, by MapInfo's numbers. */
const datums: Record<number, string> = {
  0: '+datum=WGS84',
  28: '+ellps=intl +towgs84=-87,-98,-121,0,0,0,0',
  33: GRS80,
  74: GRS80,
  79: '+ellps=airy +towgs84=375,-111,431,0,0,0,0',
  103: '+ellps=WGS72 +towgs84=0,8,10,0,0,0,0',
  104: '+datum=WGS84',
  107: NTF,
  110: '+ellps=intl +towgs84=-106.8686,52.2978,-103.7239,0.3366,-0.457,1.8422,-1.2747',
  112: '+ellps=bessel +towgs84=414.1,41.3,603.1,-0.855,2.141,-7.023,0',
  115: GRS80,
  116: GRS80,
  157: '+datum=WGS84',
  1000: '+ellps=bessel +towgs84=582,105,414,-1.04,-0.35,3.08,8.3',
  1001: '+ellps=krass +towgs84=24,-123,-94,-0.02,0.26,0.13,1.1',
  1002: `${NTF} +pm=paris`,
}

const ellipsoids: Record<number, string> = {
  0: '+ellps=GRS80',
  3: '+ellps=krass',
  4: '+ellps=intl',
  7: '+ellps=clrk66',
  6: '+ellps=clrk80',
  10: '+ellps=bessel',
  9: '+ellps=airy',
  28: '+datum=WGS84',
  30: '+a=6378249.2 +b=6356515',
}

/** Shifts in metres, turns in seconds with the sign other programs use, scale in millionths, first meridian. */
function speltDatum(ellipsoid: number, shift: number[]): string | undefined {
  const earth = ellipsoids[ellipsoid]
  if (!earth) return undefined
  const [x = 0, y = 0, z = 0, rx = 0, ry = 0, rz = 0, scale = 0, meridian = 0] = shift
  if (earth.includes('datum')) return earth
  return `${earth} +towgs84=${[x, y, z, -rx, -ry, -rz, scale].join(',')}${meridian ? ` +pm=${meridian}` : ''}`
}
