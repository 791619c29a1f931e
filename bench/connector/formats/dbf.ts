import { writePieces } from '../write.ts'
import { dbfPieces, tableColumns } from './dbf-table.ts'
import { type BenchFormat, noReader } from './format.ts'

export const dbf: BenchFormat = {
  name: 'dbf',
  file: 'evenements.dbf',
  says: 'dBASE III in windows-1252, hours as 20h30, latitude and longitude as columns',
  divider: 4,
  write: (path, rows) => writePieces(path, dbfPieces(rows, true)),
  columns: { ...tableColumns, latitude: 'LATITUDE', longitude: 'LONGITUDE' },
  ogr2ogr: [],
  duckdb: noReader,
  bare: ['dbf-shapefile'],
}
