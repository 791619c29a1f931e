import { type ColumnSource, geojsonToWkb } from 'hyparquet-writer'

export interface Column {
  name: string
  type: 'DOUBLE' | 'BOOLEAN' | 'STRING' | 'BYTE_ARRAY'
  value(row: unknown[]): unknown
}

/** Columns by the values of the first rows; a geometry and a place for what does not fit come with them. */
export function columnsOf(names: string[], rows: unknown[][]): Column[] {
  const plain: Column[] = names.flatMap((name, index) => {
    if (name === 'geometry' || name === 'additional') return []
    return [{ name, type: typeOf(rows, index), value: (row: unknown[]) => row[index] }]
  })
  const columns: Column[] = plain.length > 0 ? [...plain] : [{ name: 'id', type: 'STRING', value: () => undefined }]
  const own = names.indexOf('additional')
  columns.push({ name: 'additional', type: 'STRING', value: (row) => withMisfits(row[own], plain, row) })
  const geometry = geometryColumn(names)
  return geometry ? [...columns, geometry] : columns
}

function typeOf(rows: unknown[][], index: number): Column['type'] {
  const kinds = new Set<string>()
  for (const row of rows) if (row[index] !== undefined) kinds.add(typeof row[index])
  if (kinds.size !== 1) return 'STRING'
  return kinds.has('number') ? 'DOUBLE' : kinds.has('boolean') ? 'BOOLEAN' : 'STRING'
}

const fits = (type: Column['type'], value: unknown): boolean =>
  type === 'STRING' || typeof value === (type === 'DOUBLE' ? 'number' : 'boolean')

function withMisfits(own: unknown, columns: Column[], row: unknown[]): unknown {
  const misfits = columns.filter((column) => column.value(row) !== undefined && !fits(column.type, column.value(row)))
  if (misfits.length === 0) return own
  const before = typeof own === 'string' ? (JSON.parse(own) as object) : {}
  return JSON.stringify({ ...before, ...Object.fromEntries(misfits.map((column) => [column.name, column.value(row)])) })
}

function geometryColumn(names: string[]): Column | undefined {
  const at = names.indexOf('geometry')
  const pairs = ['', 'location.']
    .map((prefix) => [names.indexOf(`${prefix}longitude`), names.indexOf(`${prefix}latitude`)] as const)
    .filter(([x, y]) => x >= 0 && y >= 0)
  if (at < 0 && pairs.length === 0) return undefined
  const value = (row: unknown[]) => {
    if (typeof row[at] === 'string') return wkb(JSON.parse(row[at]))
    for (const [x, y] of pairs)
      if (typeof row[x] === 'number' && typeof row[y] === 'number')
        return wkb({ type: 'Point', coordinates: [row[x], row[y]] })
    return undefined
  }
  return { name: 'geometry', type: 'BYTE_ARRAY', value }
}

function wkb(geometry: unknown): Uint8Array | undefined {
  try {
    return geojsonToWkb(geometry as Parameters<typeof geojsonToWkb>[0])
  } catch {
    return undefined
  }
}

/** The values of the rows, column by column. */
export function fill(columns: Column[], rows: unknown[][]): ColumnSource[] {
  return columns.map(({ name, type, value }) => ({
    name,
    type,
    nullable: true,
    data: rows.map((row) => {
      const one = value(row)
      if (one === undefined || one === null || type === 'BYTE_ARRAY') return one ?? null
      if (!fits(type, one)) return null
      return type === 'STRING' ? String(one) : one
    }),
  }))
}

/** GeoParquet 1.1: no `crs` means longitude and latitude (OGC:CRS84). */
export function kvMetadata(columns: Column[]): { key: string; value: string }[] {
  if (!columns.some(({ type }) => type === 'BYTE_ARRAY')) return []
  const geometry = { encoding: 'WKB', geometry_types: [] }
  return [
    { key: 'geo', value: JSON.stringify({ version: '1.1.0', primary_column: 'geometry', columns: { geometry } }) },
  ]
}
