import type { DatabaseSync } from 'node:sqlite'
import { quoted, tablesOf } from '../sqlite/database.ts'

export interface Content {
  table: string
  title?: string
  columns: string[]
  /** Index of the column with the geometries. */
  geometry: number
  /** Columns that hold 0 and 1 for no and yes. */
  booleans: ReadonlySet<number>
  /** `EPSG:2154`, or the definition in WKT. */
  crs?: string
}

/** Tables of features and of plain rows, as the package lists them. Views are code and are left out; so are tiles. */
export function contentsOf(database: DatabaseSync): Content[] {
  const stored = new Map(tablesOf(database).map((table) => [table.name.toLowerCase(), table]))
  const listed = rowsOf(database, 'SELECT table_name, data_type, identifier FROM gpkg_contents')
  const shapes = new Map(
    rowsOf(database, 'SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns', true).map((row) => [
      String(row.table_name).toLowerCase(),
      row,
    ]),
  )
  return listed.flatMap(({ table_name, data_type, identifier }) => {
    const table = stored.get(String(table_name).toLowerCase())
    if (!table || !/^(?:features|attributes|aspatial)$/.test(String(data_type))) return []
    const shape = shapes.get(table.name.toLowerCase())
    const column = String(shape?.column_name ?? '').toLowerCase()
    const crs = shape ? systemOf(database, Number(shape.srs_id)) : undefined
    const content: Content = {
      table: table.name,
      columns: table.columns,
      geometry: table.columns.findIndex((name) => name.toLowerCase() === column),
      booleans: booleansOf(database, table.name, table.columns),
    }
    if (typeof identifier === 'string' && identifier !== table.name) content.title = identifier
    if (crs) content.crs = crs
    return [content]
  })
}

function systemOf(database: DatabaseSync, id: number): string | undefined {
  const sql =
    'SELECT organization, organization_coordsys_id AS code, definition FROM gpkg_spatial_ref_sys WHERE srs_id = '
  const [row] = rowsOf(database, sql + (Number.isSafeInteger(id) ? id : -1), true)
  if (!row || id <= 0) return undefined
  if (/^epsg$/i.test(String(row.organization))) return `EPSG:${row.code}`
  return typeof row.definition === 'string' ? row.definition : undefined
}

function booleansOf(database: DatabaseSync, table: string, columns: string[]): Set<number> {
  const info = rowsOf(database, `PRAGMA table_info(${quoted(table)})`)
  const named = new Set(info.filter(({ type }) => /^bool/i.test(String(type))).map(({ name }) => String(name)))
  return new Set(columns.flatMap((name, index) => (named.has(name) ? [index] : [])))
}

/** A table the standard asks for may be missing from a package without features. */
function rowsOf(database: DatabaseSync, sql: string, optional = false): Record<string, unknown>[] {
  try {
    return database.prepare(sql).all()
  } catch (error) {
    if (optional) return []
    throw error
  }
}
