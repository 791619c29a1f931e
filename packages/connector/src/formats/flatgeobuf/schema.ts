/** Where each field stands in FlatGeobuf's tables (header.fbs, feature.fbs, version 3). */
export const HEADER = {
  name: 0,
  geometryType: 2,
  hasZ: 3,
  columns: 7,
  count: 8,
  nodeSize: 9,
  crs: 10,
  title: 11,
} as const
export const COLUMN = { name: 0, type: 1 } as const
export const CRS = { organization: 0, code: 1, wkt: 4, codeText: 5 } as const
export const FEATURE = { geometry: 0, properties: 1, columns: 2 } as const
export const GEOMETRY = { ends: 0, xy: 1, z: 2, type: 6, parts: 7 } as const

export const geometryTypes = [
  'Unknown',
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
  'CircularString',
  'CompoundCurve',
  'CurvePolygon',
  'MultiCurve',
  'MultiSurface',
  'Curve',
  'Surface',
  'PolyhedralSurface',
  'TIN',
  'Triangle',
]

export const columnTypes = [
  'Byte',
  'UByte',
  'Bool',
  'Short',
  'UShort',
  'Int',
  'UInt',
  'Long',
  'ULong',
  'Float',
  'Double',
  'String',
  'Json',
  'DateTime',
  'Binary',
] as const
export type ColumnType = (typeof columnTypes)[number]

export interface Column {
  name: string
  type: ColumnType
}
