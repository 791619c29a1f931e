import { type Truth, truth } from '../truth.ts'
import { writePieces } from '../write.ts'
import type { BenchFormat } from './format.ts'
import { properties, propertyColumns } from './properties.ts'

export const geojson: BenchFormat = {
  name: 'geojson',
  file: 'evenements.geojson',
  says: 'a collection of points, ISO times with their offset',
  divider: 4,
  write: (path, rows) => writePieces(path, pieces(rows)),
  columns: propertyColumns,
  ogr2ogr: [],
  // Without its spatial extension it takes the features for plain objects, which is all that points need.
  duckdb: (file) =>
    `SELECT feature.* FROM (SELECT unnest(features) AS feature FROM read_json('${file}', maximum_object_size = 2000000000))`,
  bare: ['geojson-parse'],
}

/** As RFC 7946 says it. */
export function feature(record: Truth) {
  return {
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: [record.longitude, record.latitude] },
    properties: properties(record),
  }
}

function* pieces(rows: number): Generator<string> {
  yield '{"type":"FeatureCollection","features":[\n'
  for (let i = 0; i < rows; i++) yield `${i > 0 ? ',\n' : ''}${JSON.stringify(feature(truth(i)))}`
  yield '\n]}\n'
}
