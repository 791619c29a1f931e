import { hash } from 'node:crypto'
import { comparable } from '../map/words.ts'
import type { Layer } from '../types.ts'

/**
 * What makes two sources the same to a recipe: the family of the format and the names of the columns, whatever their order,
 * case, accents, separators and encoding.
 */
export interface Shape {
  family: string
  /** The source's own names, for people. */
  columns: string[]
  fingerprint: string
}

/** Formats whose columns come out the same way: a table saved as XLSX instead of CSV keeps its recipe. */
const families = new Map(
  Object.entries({
    table: 'csv xlsx xls xlsb excel-xml ods fods dbf docx odt pdf html markdown fixed-width parquet arrow sqlite',
    tree: 'json ndjson yaml xml odata',
    map: 'geojson geoparquet shapefile geopackage flatgeobuf topojson esrijson mapinfo-tab mif kml kmz gml wfs wkt',
  }).flatMap(([family, formats]) => formats.split(' ').map((format) => [format, family] as const)),
)

export const familyOf = (format: string): string => families.get(format) ?? format

export function shapeOf(layer: Layer): Shape {
  const columns = layer.columns.filter((name, index) => !layer.derived?.has(index) && nameKey(name) !== '')
  return shapeOfColumns(familyOf(layer.format), columns)
}

export function shapeOfColumns(family: string, columns: readonly string[]): Shape {
  const keys = [...keysOf(columns)].sort()
  return {
    family,
    columns: [...columns],
    fingerprint: hash('sha256', [family, ...keys].join('\n'), 'hex').slice(0, 16),
  }
}

/** How much two shapes of one family have in common, from 0 to 1 (Jaccard's index of their columns). */
export function similarity(a: Pick<Shape, 'family' | 'columns'>, b: Pick<Shape, 'family' | 'columns'>): number {
  if (a.family !== b.family) return 0
  const [left, right] = [keysOf(a.columns), keysOf(b.columns)]
  const both = [...left].filter((key) => right.has(key)).length
  return both / (left.size + right.size - both || 1)
}

/** Names only one of them has, as it writes them. */
export function missingIn(columns: readonly string[], other: readonly string[]): string[] {
  const keys = keysOf(other)
  return columns.filter((name) => !keys.has(nameKey(name)) && nameKey(name) !== '')
}

function keysOf(columns: readonly string[]): Set<string> {
  return new Set(columns.map(nameKey).filter((key) => key !== ''))
}

/**
 * A column's name as far as it counts: `Date_Début`, `date debut` and `DATE-DEBUT` are one; a year or a code in it (`Effectif 2025`,
 * `id_44015`) changes from one edition to the next; what a program adds by itself (`ogc_fid`, a column without a name) is nothing.
 */
export function nameKey(name: string): string {
  const key = comparable(name)
    .replaceAll(' ', '')
    .replace(/\d{4,}/g, '#')
  return technical.has(key) || /^(?:unnamed|column)\d*$/.test(key) ? '' : key
}
const technical = new Set('objectid fid ogcfid gid recordid rowid shapeleng shapearea thegeom'.split(' '))
