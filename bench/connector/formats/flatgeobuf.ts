import { writeFile } from 'node:fs/promises'
import { truth } from '../truth.ts'
import { type BenchFormat, noExtension } from './format.ts'
import { feature } from './geojson.ts'
import { propertyColumns } from './properties.ts'

export const flatgeobuf: BenchFormat = {
  name: 'flatgeobuf',
  file: 'evenements.fgb',
  says: 'points in WGS84, ISO times with their offset as text',
  divider: 4,
  write: async (path, rows) => {
    const { serialize } = await import('flatgeobuf/lib/mjs/geojson.js')
    const features = Array.from({ length: rows }, (_, i) => feature(truth(i)))
    await writeFile(path, serialize({ type: 'FeatureCollection', features }, 4326))
  },
  columns: propertyColumns,
  ogr2ogr: [],
  duckdb: noExtension('spatial'),
  bare: ['flatgeobuf'],
}
