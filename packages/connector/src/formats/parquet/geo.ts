import type { FileMetaData, SchemaTree } from 'hyparquet'
import { isObject } from '../json/locate.ts'

export interface GeoColumn {
  name: string
  /** `wkb`, or the nested lists of coordinates of GeoParquet 1.1 (`point`, `polygon`…). */
  encoding: string
  /** `EPSG:2154`, WKT or PROJJSON as text; absent when the file says that it is unknown. */
  crs?: string
}

/** GeoParquet 1.1 (`geo` in the file's metadata), else the geometry types of Parquet itself. The main column comes first. */
export function geoColumns(metadata: FileMetaData, columns: SchemaTree[]): GeoColumn[] {
  const text = metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value
  const geo = text ? parsed(text) : undefined
  const names = new Set(columns.map(({ element }) => element.name))
  if (isObject(geo) && isObject(geo.columns)) {
    const found = Object.entries(geo.columns)
      .filter((entry): entry is [string, Record<string, unknown>] => names.has(entry[0]) && isObject(entry[1]))
      .map(([name, column]) => ({ name, encoding: String(column.encoding ?? 'WKB').toLowerCase(), ...crsOf(column) }))
    return found.sort((a, b) => Number(b.name === geo.primary_column) - Number(a.name === geo.primary_column))
  }
  return columns.flatMap(({ element }) => {
    const type = element.logical_type
    if (type?.type !== 'GEOMETRY' && type?.type !== 'GEOGRAPHY') return []
    return [{ name: element.name, encoding: 'wkb', crs: srid(type.crs) ?? 'EPSG:4326' }]
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Not said means longitude and latitude (OGC:CRS84); `null` means that nobody knows. */
function crsOf(column: Record<string, unknown>): { crs?: string } {
  const { crs } = column
  if (crs === undefined) return { crs: 'EPSG:4326' }
  if (crs === null) return {}
  if (typeof crs === 'string') return { crs }
  if (!isObject(crs)) return {}
  const id = isObject(crs.id) ? crs.id : Array.isArray(crs.ids) && isObject(crs.ids[0]) ? crs.ids[0] : undefined
  if (!id) return typeof crs.name === 'string' ? { crs: crs.name } : {}
  return { crs: /^CRS84/i.test(String(id.code)) ? 'EPSG:4326' : `${id.authority}:${id.code}` }
}

const srid = (crs: string | undefined): string | undefined =>
  crs === undefined ? undefined : /CRS84/i.test(crs) ? 'EPSG:4326' : crs.replace(/^srid:/i, 'EPSG:')
