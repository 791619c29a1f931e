import type { SchemaElement } from 'hyparquet'

/** A value of one column as the connector's records have it: no big integer, no bytes, no date object. */
export function plainValue(value: unknown, element: SchemaElement): unknown {
  if (value === undefined || value === null) return undefined
  const { converted_type: converted, logical_type: logical } = element
  if (typeof value === 'string') {
    if (logical?.type === 'TIMESTAMP' && !logical.isAdjustedToUTC) return localTime(value)
    return value
  }
  if (typeof value === 'number' && converted === 'DECIMAL')
    return Number(value.toFixed(Math.min(element.scale ?? 0, 20)))
  if (converted === 'TIME_MILLIS') return clock(Number(value) / 1000)
  if (converted === 'TIME_MICROS') return clock(Number(value) / 1e6)
  if (logical?.type === 'TIME') return clock(Number(value) / perSecond[logical.unit])
  return plain(value)
}

const perSecond = { MILLIS: 1e3, MICROS: 1e6, NANOS: 1e9 }

/** What stands in lists and groups. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString()
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (Array.isArray(value)) return value.map(plain)
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as Iterable<unknown>, plain)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]))
  return typeof value === 'number' && Number.isNaN(value) ? undefined : value
}

/** An hour without a zone; a day alone when the hour is midnight, which is how data frames keep days. */
function localTime(instant: string): string {
  return instant.replace(/T00:00:00Z$/, '').replace(/Z$/, '')
}

function clock(seconds: number): string | undefined {
  if (!(seconds >= 0 && seconds < 86_400)) return undefined
  const text = new Date(Math.round(seconds) * 1000).toISOString().slice(11, 19)
  return text.endsWith(':00') ? text.slice(0, 5) : text
}
