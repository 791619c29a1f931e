import type { Converter, default as proj4 } from 'proj4'
import { lazily } from '../lazily.ts'
import { crsDefinition } from './crs-definitions.ts'
import { fold } from './text.ts'

const projections = lazily<typeof proj4>('proj4')

/**
 * `EPSG:<code>` of whatever a source writes: `EPSG:2154`, `urn:ogc:def:crs:EPSG::2154`, `http://www.opengis.net/def/crs/EPSG/0/2154`,
 * `2154`, `RGF93 / Lambert-93`, `Lambert II étendu`, `CC47`, a `.prj`'s WKT, a GeoJSON `crs` object. `undefined` when it says nothing known.
 */
export function crsCode(said: unknown): string | undefined {
  if (typeof said === 'number') return known(said)
  if (said && typeof said === 'object') {
    const properties = (said as { properties?: { name?: unknown; code?: unknown } }).properties
    return crsCode(properties?.name ?? properties?.code)
  }
  if (typeof said !== 'string') return undefined
  const text = said.trim()
  if (/CRS[:/]?84\b|WGS84\(DD\)/i.test(text)) return 'EPSG:4326'
  // The root's own authority stands last in a WKT; inner ones speak of its datum and units.
  const authority = /(?:AUTHORITY\s*\[\s*"EPSG"\s*,\s*"?(\d+)"?\s*\]|ID\s*\[\s*"EPSG"\s*,\s*(\d+)\s*\])\s*\]\s*$/i.exec(
    text,
  )
  if (authority) return known(Number(authority[1] ?? authority[2])) ?? byName(text)
  const code =
    /^(?:.*\bEPSG(?:\.xml)?\b(?:[:/#]|%3A)+(?:[\d.]*[:/])?)?(\d{4,6})$/i.exec(text) ??
    /\bEPSG\s*[:n°]*\s*(\d{4,6})\b/i.exec(text)
  if (code) return known(Number(code[1])) ?? byName(text)
  return byName(text)
}

/** WGS84 longitude and latitude in degrees of a position in `crs` (easting or longitude first). `undefined` when they can't be computed. */
export function toWgs84(x: number, y: number, crs: string): [longitude: number, latitude: number] | undefined {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined
  const converter = converterOf(crs)
  if (!converter) return undefined
  try {
    const [longitude, latitude] = converter.forward([x, y]) as [number, number]
    return Number.isFinite(longitude) && Number.isFinite(latitude) && Math.abs(latitude) <= 90
      ? [round(longitude), round(latitude)]
      : undefined
  } catch {
    return undefined
  }
}

/** The other way, for writers and tests. */
export function fromWgs84(longitude: number, latitude: number, crs: string): [x: number, y: number] | undefined {
  const converter = converterOf(crs)
  return converter ? (converter.inverse([longitude, latitude]) as [number, number]) : undefined
}

export function isGeographic(crs: string): boolean {
  return crsDefinition(Number(/^EPSG:(\d+)$/.exec(crs)?.[1]))?.startsWith('+proj=longlat') ?? /^\s*GEOG/i.test(crs)
}

export function isKnownCrs(crs: string): boolean {
  return converterOf(crs) !== undefined
}

/** A centimetre. */
const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7

const converters = new Map<string, Converter | undefined>()

function converterOf(crs: string): Converter | undefined {
  if (!converters.has(crs)) converters.set(crs, build(crs))
  return converters.get(crs)
}

function build(crs: string): Converter | undefined {
  const code = crsCode(crs)
  const definition = code
    ? crsDefinition(Number(code.slice(5)))
    : /^(?:PROJCS|GEOGCS|PROJCRS|GEOGCRS|GEODCRS|COMPD_CS|COMPOUNDCRS|\+proj)/i.test(crs.trim())
      ? crs
      : undefined
  if (!definition) return undefined
  try {
    return projections()(definition, '+proj=longlat +datum=WGS84')
  } catch {
    return undefined
  }
}

function known(code: number): string | undefined {
  if (code === 900913 || code === 102100 || code === 3785 || code === 102113) return 'EPSG:3857'
  if (code === 102110) return 'EPSG:2154'
  return crsDefinition(code) ? `EPSG:${code}` : undefined
}

/** Names are compared without case, accents, blanks or signs: `RGF_1993_Lambert_93`, `RGF93 / Lambert-93`, `lambert 93`. */
function byName(text: string): string | undefined {
  const quoted = /^\s*(?:PROJCS|PROJCRS|GEOGCS|GEOGCRS|COMPD_CS)\s*\[\s*"([^"]+)"/i.exec(text)?.[1] ?? text
  const name = fold(quoted.normalize('NFC')).replace(/[^a-z0-9]/g, '')
  const inDegrees = /^\s*GEO(?:G|D)/i.test(text)
  for (const [pattern, code] of NAMES) {
    const match = pattern.exec(name)
    const found = match && (typeof code === 'number' ? `EPSG:${code}` : known(code(match)))
    // `RGF93` names a projection in a table's heading, degrees in the definition of a system in degrees.
    if (found && !(inDegrees && !isGeographic(found))) return found
  }
  return undefined
}

const roman = (text: string) =>
  ({ i: 1, 1: 1, nord: 1, ii: 2, 2: 2, centre: 2, iii: 3, 3: 3, sud: 3, iv: 4, 4: 4, corse: 4 })[text] ?? 0
const SWEREF: Record<string, number> = {
  '1200': 3007,
  '1330': 3008,
  '1500': 3009,
  '1630': 3010,
  '1800': 3011,
  '1415': 3012,
  '1545': 3013,
  '1715': 3014,
  '1845': 3015,
  '2015': 3016,
  '2145': 3017,
  '2315': 3018,
}

const NAMES: [RegExp, number | ((match: RegExpExecArray) => number)][] = [
  [/lambert(?:ii|2)(?:etendue?|carto|ext)|ntf(?:paris)?lambert(?:ii|2)e/, 27572],
  [
    /(?:cc|lambertcc|lambert93cc|coniqueconforme)(4[2-9]|50)$|rgf93?.*cc(4[2-9]|50)|rgf1993cc(4[2-9]|50)/,
    (match) => 3900 + Number(match[1] ?? match[2] ?? match[3]),
  ],
  [/lambert(?:19)?93|^l93$|^rgf93(?:v[12]b?)?lambert|^rgf93$/, 2154],
  [
    /(?:ntf|paris|^)(?:france)?lambert(?:zone)?(iv|iii|ii|i|[1-4])$|zone(iv|iii|ii|i)$/,
    (match) => 27570 + roman(match[1] ?? match[2]!),
  ],
  [/lambert(nord|centre|sud|corse)(?:france)?$/, (match) => 27560 + roman(match[1]!)],
  [/(?:wgs(?:19)?84|^)utm(?:zone)?(\d{1,2})(n|s)?$/, (match) => (match[2] === 's' ? 32700 : 32600) + Number(match[1])],
  [/(?:etrs(?:19)?89)utm(?:zone)?(\d{2})/, (match) => 25800 + Number(match[1])],
  [/(?:ed(?:19)?50|european(?:datum)?1950)utm(?:zone)?(\d{2})/, (match) => 23000 + Number(match[1])],
  [/rgaf09.*utm|rgaf2009.*utm/, 5490],
  [/rgnc(?:19)?91.*lambert|rgnc.*lambertnewcaledonia|lambertnouvellecaledonie/, 3163],
  [/rgpf.*utm(?:zone)?([5-8])s?$/, (match) => 3291 + Number(match[1])],
  [/rgwf(?:19)?96.*utm/, 8903],
  [/madrid1870.*spain|madrid1870.*lambert/, 2062],
  [/dealulpiscului1930.*stereo|stereo(?:19)?30/, 31600],
  [/rt38/, 3027],
  [/(?:bd72|belge(?:19)?72|belgian1972).*lambert(?:19)?72/, 31370],
  [/etrs(?:19)?89.*belgianlambert2008|^lambert2008/, 3812],
  [/ch1903lv95|ch1903\+lv95|lv95$/, 2056],
  [/ch1903lv03|lv03$/, 21781],
  [/amersfoort.*rdnew|rdnew$/, 28992],
  [/osgb.*britishnational|britishnationalgrid/, 27700],
  [/dhdn.*(?:zone|gk)([2-5])$/, (match) => 31464 + Number(match[1])],
  [/etrs(?:19)?89.*portugaltm06|pttm06/, 3763],
  [/rgr(?:19)?92.*utm/, 2975],
  [/rgfg(?:19)?95.*utm/, 2972],
  [/rgm(?:20)?04.*utm/, 4471],
  [/rgspm(?:20)?06.*utm/, 4467],
  [/regcan95.*utm(?:zone)?(27|28)/, (match) => (match[1] === '27' ? 4082 : 4083)],
  [/stereo(?:graphic)?(?:19)?70/, 3844],
  [/sweref(?:19)?99(\d{4})$/, (match) => SWEREF[match[1]!] ?? 0],
  [/sweref(?:19)?99(?:tm)?$/, 3006],
  [/rt90/, 3021],
  [/webmercator|pseudomercator|googlemercator|sphericalmercator/, 3857],
  [/^(?:gcs)?(?:wgs(?:19)?84|worldgeodeticsystem1984)(?:latlon|lonlat|gps|4326)?$|^gps$/, 4326],
  [/^(?:gcs)?etrs(?:19)?89$/, 4258],
  [/^(?:gcs)?(?:ed|european|europeandatum)(?:19)?50$/, 4230],
  [/^(?:gcs)?rgf(?:19)?93$/, 4171],
  [/sainteanne.*utm|guadeloupe1948.*utm/, 2970],
  [/fortdesaix.*utm|martinique1938.*utm/, 2973],
  [/fortmarigot.*utm/, 2969],
  [/etrs(?:19)?89(?:extended)?laea|laeaeurope/, 3035],
  [/etrs(?:19)?89(?:extended)?lcc|lcceurope/, 3034],
]
