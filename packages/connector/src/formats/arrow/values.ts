import type { DataType, Table } from '@uwdata/flechette'
import { TimeUnit, Type } from '@uwdata/flechette'
import { isObject } from '../json/locate.ts'

export interface ArrowColumn {
  name: string
  type: DataType
  /** No group of columns. */
  simple: boolean
  geometry?: { encoding: string; crs?: string }
  at(row: number): unknown
}

/** Columns with their types; geometries by the extension types of GeoArrow. */
export function columnsOf(table: Table): ArrowColumn[] {
  return table.schema.fields.map((field, index) => {
    const column = table.getChildAt(index)
    const extension = field.metadata?.get('ARROW:extension:name') ?? ''
    const encoding = /^(?:geoarrow|ogc)\.(wkb|point|linestring|polygon|multi\w+)$/.exec(extension)?.[1]
    return {
      name: field.name,
      type: field.type,
      simple: field.type.typeId !== Type.Struct && field.type.typeId !== Type.Map,
      ...(encoding ? { geometry: { encoding, ...crsOf(field.metadata?.get('ARROW:extension:metadata')) } } : {}),
      at: (row) => column.at(row),
    }
  })
}

function crsOf(text: string | undefined): { crs?: string } {
  try {
    const said: unknown = JSON.parse(text ?? '')
    const crs = isObject(said) ? said.crs : undefined
    if (typeof crs === 'string') return { crs }
    const id = isObject(crs) && isObject(crs.id) ? crs.id : undefined
    return id ? { crs: /^CRS84/i.test(String(id.code)) ? 'EPSG:4326' : `${id.authority}:${id.code}` } : {}
  } catch {
    return {}
  }
}

/** A value as the connector's records have it: days, instants and hours as ISO 8601 text, no big integer. */
export function plainValue(value: unknown, type: DataType): unknown {
  if (value === null || value === undefined) return undefined
  if (type.typeId === Type.Dictionary) return plainValue(value, type.dictionary)
  if (type.typeId === Type.Date) return iso(Number(value))?.slice(0, 10)
  if (type.typeId === Type.Time) return clock(Number(value) / perSecond(type.unit))
  if (type.typeId === Type.Timestamp) {
    const text = iso(Number(value))
    return type.timezone ? text : text?.replace(/T00:00:00Z$/, '').replace(/Z$/, '')
  }
  if (type.typeId === Type.Map && Array.isArray(value)) return plain(Object.fromEntries(value))
  return plain(value)
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : value
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (Array.isArray(value)) return value.map(plain)
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as Iterable<unknown>, plain)
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]))
  return value
}

function iso(milliseconds: number): string | undefined {
  if (!(Math.abs(milliseconds) <= 8.64e15)) return undefined
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z')
}

function perSecond(unit: number): number {
  if (unit === TimeUnit.SECOND) return 1
  return unit === TimeUnit.MILLISECOND ? 1e3 : unit === TimeUnit.MICROSECOND ? 1e6 : 1e9
}

function clock(seconds: number): string | undefined {
  if (!(seconds >= 0 && seconds < 86_400)) return undefined
  const text = new Date(Math.floor(seconds) * 1000).toISOString().slice(11, 19)
  return text.endsWith(':00') ? text.slice(0, 5) : text
}
