import { csv } from './csv.ts'
import { dbf } from './dbf.ts'
import { flatgeobuf } from './flatgeobuf.ts'
import type { BenchFormat } from './format.ts'
import { geojson } from './geojson.ts'
import { geopackage } from './geopackage.ts'
import { gml } from './gml.ts'
import { gpx } from './gpx.ts'
import { ics } from './ics.ts'
import { json } from './json.ts'
import { kml } from './kml.ts'
import { ndjson } from './ndjson.ts'
import { ods } from './ods.ts'
import { parquet } from './parquet.ts'
import { shapefile } from './shapefile.ts'
import { xlsx } from './xlsx.ts'
import { xml } from './xml.ts'

/** In the order they are measured. */
export const formats: readonly BenchFormat[] = [
  ...[csv, ndjson, json, geojson, shapefile, geopackage, flatgeobuf, parquet],
  ...[xlsx, ods, kml, gpx, gml, dbf, ics, xml],
]

export const formatNames = formats.map(({ name }) => name)
