import type { SchemaElement } from 'hyparquet'
import { type ColumnSource, parquetWriteFile, schemaFromColumnData } from 'hyparquet-writer'
import { instant, type Truth, truth } from '../truth.ts'
import type { BenchFormat } from './format.ts'
import { wkbPoint } from './lambert.ts'

/** GeoParquet 1.1: which column has the points, and how they are written. */
const geo = {
  version: '1.1.0',
  primary_column: 'geometry',
  columns: { geometry: { encoding: 'WKB', geometry_types: ['Point'] } },
}

/** An instant, said as today's writers say it. */
const utc: SchemaElement = {
  name: 'debut',
  type: 'INT64',
  repetition_type: 'REQUIRED',
  converted_type: 'TIMESTAMP_MILLIS',
  logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
}

export const parquet: BenchFormat = {
  name: 'parquet',
  file: 'evenements.parquet',
  says: 'GeoParquet 1.1, points in WGS84, instants in UTC, Snappy',
  divider: 4,
  write: (path, rows) => {
    const columnData = columns(Array.from({ length: rows }, (_, i) => truth(i)))
    const schema = schemaFromColumnData({ columnData, schemaOverrides: { debut: utc } })
    parquetWriteFile({
      filename: path,
      columnData: columnData.map(({ name, data }) => ({ name, data })),
      schema,
      kvMetadata: [{ key: 'geo', value: JSON.stringify(geo) }],
    })
  },
  columns: { name: 'nom', description: 'description', start: 'debut' },
  ogr2ogr: [],
  driver: 'Parquet',
  duckdb: (file) => `SELECT * FROM read_parquet('${file}')`,
  bare: ['parquet-hyparquet'],
}

function columns(records: readonly Truth[]): ColumnSource[] {
  const text = (name: string, say: (record: Truth) => string): ColumnSource => ({
    name,
    data: records.map(say),
    type: 'STRING',
  })
  return [
    text('identifiant', (record) => record.identifier),
    text('nom', (record) => record.name),
    text('description', (record) => record.description),
    { name: 'debut', data: records.map((record) => new Date(instant(record))) },
    text('lieu', (record) => record.place),
    text('adresse', (record) => record.street),
    text('code_postal', (record) => record.postalCode),
    text('commune', (record) => record.town),
    text('code_insee', (record) => record.townCode),
    { name: 'tarif', data: records.map(({ price }) => price), type: 'DOUBLE' },
    text('categorie', (record) => record.category),
    text('organisateur', (record) => record.organizer),
    {
      name: 'geometry',
      data: records.map(({ longitude, latitude }) => new Uint8Array(wkbPoint(longitude, latitude))),
      type: 'BYTE_ARRAY',
    },
  ]
}
