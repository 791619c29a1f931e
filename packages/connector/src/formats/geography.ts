import type { Format } from '../types.ts'
import { dxf } from './dxf/format.ts'
import { esri } from './esri/format.ts'
import { flatgeobuf } from './flatgeobuf/format.ts'
import { geopackage } from './geopackage/format.ts'
import { gml } from './gml/format.ts'
import { gpx } from './gpx/format.ts'
import { kml } from './kml/format.ts'
import { mapinfo } from './mapinfo/format.ts'
import { osm } from './osm/format.ts'
import { shapefile } from './shapefile/format.ts'
import { topojson } from './topojson/format.ts'
import { wkt } from './wkt/format.ts'

/** The formats of maps. Adding one touches its folder and one line here. */
export const geography: readonly Format[] = [
  shapefile,
  kml,
  gpx,
  gml,
  geopackage,
  flatgeobuf,
  topojson,
  osm,
  esri,
  mapinfo,
  dxf,
  wkt,
]
