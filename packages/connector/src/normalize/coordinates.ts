import type { Normalized } from '../types.ts'
import { isDms, readDms } from './dms.ts'
import type { NormalizeSettings } from './settings.ts'

/** A pair as the source writes it. `order` is known only when letters or the notation say it. */
export interface RawPair {
  first: number
  second: number
  order?: 'latlon' | 'lonlat'
}

/** One ordinate: `47,4762`, `47.4762 N`, `47°28'34"N`, `1°45'46"O`, `2 253 012,5` (metres). West and south are negative. */
export function normalizeOrdinate(raw: unknown, settings: Pick<NormalizeSettings, 'decimal'> = {}): Normalized<number> {
  if (typeof raw === 'number') return Number.isFinite(raw) ? { value: raw } : {}
  if (raw === null || raw === undefined) return {}
  const text = String(raw)
    .trim()
    .replace(/[\u00a0\u202f]/g, ' ')
  if (text === '' || /^(?:n\/?[ac]|null|nan|none|-|\?)$/i.test(text)) return {}
  const dms = readDms(text)
  if (dms) return { value: dms.value, repairs: isDms(text) ? ['degrees-minutes-seconds'] : undefined }
  const compact = text.replace(/\s/g, '')
  const single = /^[+-]?\d+(?:([.,])\d+)?(?:e[+-]?\d+)?$/i.exec(compact)
  if (single)
    return { value: Number(compact.replace(',', '.')), ...(single[1] === ',' ? { repairs: ['decimal-comma'] } : {}) }
  // `6.689.123,45` or `6,689,123.45`, metres with grouped thousands; `47.476.234` is a spreadsheet's spoiled degrees.
  if (/^[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?!\1)[.,]\d+$/.test(compact)) {
    const decimal = compact.at(compact.search(/[.,]\d+$/))!
    return {
      value: Number(compact.replaceAll(decimal === ',' ? '.' : ',', '').replace(',', '.')),
      repairs: ['thousands-separator'],
    }
  }
  const spoiled = /^([+-]?\d{1,2})\.(\d{3})\.(\d{3})(?:\.\d+)*$/.exec(compact)
  if (spoiled && settings.decimal !== ',')
    return {
      value: Number(`${spoiled[1]}.${compact.slice(spoiled[1]!.length).replace(/\./g, '')}`),
      repairs: ['decimal-lost'],
    }
  return { problem: { key: 'coordinate-unreadable', values: { text: text.slice(0, 60) } } }
}

/** Both ordinates in one cell: `47.47, -1.76`, `-1.76 47.47`, `41.93. 8.75`, `47,47 ; -1,76`, `[lon,lat]`, `POINT (lon lat)`, a map's address. */
export function parsePair(raw: unknown): Normalized<RawPair> {
  if (raw === null || raw === undefined) return {}
  if (Array.isArray(raw) && raw.length >= 2) return both(raw[0], raw[1], bracketOrder())
  if (typeof raw === 'object') return fromObject(raw as Record<string, unknown>)
  const text = String(raw).trim()
  if (text === '') return {}
  const point = /\bPOINT\s*(?:Z|M|ZM)?\s*\(\s*(-?[\d.]+(?:e[+-]?\d+)?)\s+(-?[\d.]+(?:e[+-]?\d+)?)/i.exec(text)
  if (point) return both(point[1], point[2], 'lonlat')
  if (text.startsWith('{')) return fromJson(text)
  if (/^geo:/i.test(text) || /^https?:/i.test(text)) return fromAddress(text)
  const inner = text.replace(/^[[({]\s*|\s*[\])}]$/g, '')
  const bracket = inner !== text && text.startsWith('[')
  for (const pattern of PAIRS) {
    const match = pattern.exec(inner)
    if (!match) continue
    const first = readDms(match[1]!)
    const second = readDms(match[2]!)
    if (first?.axis && second?.axis && first.axis !== second.axis) {
      return { value: { first: first.value, second: second.value, order: first.axis === 'lat' ? 'latlon' : 'lonlat' } }
    }
    const pair = both(match[1], match[2], bracket ? 'lonlat' : undefined)
    if (pair.value) return pair
  }
  return { problem: { key: 'coordinate-unreadable', values: { text: text.slice(0, 60) } } }
}

/** GeoJSON's order is the habit of everything in square brackets (RFC 7946 §3.1.1). */
const bracketOrder = () => 'lonlat' as const

/**
 * Latitude and longitude in WGS84, whichever way round the pair is. Latitude comes first in a bare pair unless it can't be one,
 * or only the other order falls near the town or in the country (`looksSwapped`).
 */
function both(a: unknown, b: unknown, order?: RawPair['order']): Normalized<RawPair> {
  const first = normalizeOrdinate(a)
  const second = normalizeOrdinate(b)
  if (first.value === undefined || second.value === undefined)
    return {
      problem: first.problem ?? second.problem ?? { key: 'coordinate-unreadable', values: { text: `${a} ${b}` } },
    }
  const repairs = [...new Set([...(first.repairs ?? []), ...(second.repairs ?? [])])]
  const value: RawPair = { first: first.value, second: second.value, ...(order ? { order } : {}) }
  return repairs.length > 0 ? { value, repairs } : { value }
}

function fromObject(object: Record<string, unknown>): Normalized<RawPair> {
  if (Array.isArray(object.coordinates)) return parsePair(object.coordinates)
  const keys = new Map(Object.entries(object).map(([key, value]) => [key.toLowerCase(), value]))
  const lat = keys.get('lat') ?? keys.get('latitude') ?? keys.get('y')
  const lon = keys.get('lon') ?? keys.get('lng') ?? keys.get('long') ?? keys.get('longitude') ?? keys.get('x')
  return lat === undefined || lon === undefined
    ? { problem: { key: 'coordinate-unreadable', values: { text: JSON.stringify(object).slice(0, 60) } } }
    : both(lat, lon, 'latlon')
}

function fromJson(text: string): Normalized<RawPair> {
  try {
    const value: unknown = JSON.parse(text)
    if (value && typeof value === 'object') return parsePair(value)
  } catch {
    // Not JSON: said below.
  }
  return { problem: { key: 'coordinate-unreadable', values: { text: text.slice(0, 60) } } }
}

/** Addresses of the usual maps: the point asked for before the centre of the view. RFC 5870 `geo:` too. */
function fromAddress(text: string): Normalized<RawPair> {
  const number = '(-?\\d{1,3}(?:\\.\\d+)?)'
  const patterns = [
    new RegExp(`!3d${number}!4d${number}`),
    new RegExp(
      `[?&](?:q|query|ll|daddr|destination|center|mlat)=(?:loc:)?${number}(?:,|%2C|&mlon=)\\s*\\+?${number}`,
      'i',
    ),
    new RegExp(`@${number},${number}`),
    new RegExp(`#map=[\\d.]+/${number}/${number}`),
    new RegExp(`^geo:${number},${number}`, 'i'),
  ]
  for (const pattern of patterns) {
    const match = pattern.exec(text)
    if (match) return both(match[1], match[2], 'latlon')
  }
  return { problem: { key: 'coordinate-unreadable', values: { text: text.slice(0, 60) } } }
}

const DECIMAL = '[+-]?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?'
const PAIRS = [
  // lat, lon with dots
  new RegExp(`^(${DECIMAL})\\s*[,;|/]\\s*(${DECIMAL})$`, 'i'),
  new RegExp(`^(${DECIMAL})\\s+(${DECIMAL})$`, 'i'),
  // decimal commas: "47,47 ; -1,76", "47,47 -1,76", "47,47, -1,76"
  /^([+-]?\d+,\d+)\s*[;|/]\s*([+-]?\d+,\d+)$/,
  /^([+-]?\d+,\d+),?\s+([+-]?\d+,\d+)$/,
  /^([+-]?\d+,\d+),([+-]?\d+,\d+)$/,
  // a dot as separator: "41.9338384. 8.751108031"
  /^([+-]?\d+\.\d+)\.\s+([+-]?\d+\.\d+)$/,
  // "lat: 47.47 lon: -1.76"
  /^lat(?:itude)?\s*[:=]?\s*([+-]?\d+[.,]\d+)\s*[,;]?\s*(?:lon(?:g(?:itude)?)?|lng)\s*[:=]?\s*([+-]?\d+[.,]\d+)$/i,
  // degrees, minutes, seconds
  /^(.*?[NSEWO](?:uest|ord|st|ud)?)\s*[,;/]?\s*(.*[NSEWO](?:uest|ord|st|ud)?)$/i,
  /^([NSEWO].*?)\s*[,;/]?\s+([NSEWO].*)$/i,
]
