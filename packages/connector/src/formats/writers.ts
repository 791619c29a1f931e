import type { CanonicalRecord } from '@wiker/model'
import { writeCsv } from './csv/write.ts'
import { writeDcat } from './dcat/write.ts'
import { writeRss } from './feed/write.ts'
import { writeAtom } from './feed/write-atom.ts'
import { writeJsonFeed } from './feed/write-json-feed.ts'
import { writeFlatgeobuf } from './flatgeobuf/write.ts'
import { writeGeojson } from './geojson/write.ts'
import { writeGeopackage } from './geopackage/write.ts'
import { writeGpx } from './gpx/write.ts'
import { writeIcs } from './ics/write.ts'
import { writeJson } from './json/write.ts'
import { writeJsonld } from './json/write-jsonld.ts'
import { writeNdjson } from './json/write-ndjson.ts'
import { writeKml } from './kml/write.ts'
import { writeOds } from './ods/write.ts'
import { writeParquet } from './parquet/write.ts'
import { writeTurtle } from './rdf/write.ts'
import { writeScdl } from './scdl/write.ts'
import type { WriteOptions } from './write-options.ts'
import { writeXlsx } from './xlsx/write.ts'

export type { WriteOptions } from './write-options.ts'

/** Text or bytes in pieces, so that a million records never stand in memory. */
export type Writer = (
  records: AsyncIterable<CanonicalRecord>,
  options: WriteOptions,
) => AsyncIterable<string> | AsyncIterable<Uint8Array>

export interface WriteFormatDescription {
  write: Writer
  mediaType: string
  extension: string
}

const known = {
  ndjson: { write: writeNdjson, mediaType: 'application/x-ndjson; charset=utf-8', extension: 'ndjson' },
  json: { write: writeJson, mediaType: 'application/json; charset=utf-8', extension: 'json' },
  csv: { write: writeCsv, mediaType: 'text/csv; charset=utf-8', extension: 'csv' },
  geojson: { write: writeGeojson, mediaType: 'application/geo+json; charset=utf-8', extension: 'geojson' },
  ics: { write: writeIcs, mediaType: 'text/calendar; charset=utf-8', extension: 'ics' },
  rss: { write: writeRss, mediaType: 'application/rss+xml; charset=utf-8', extension: 'rss' },
  jsonld: { write: writeJsonld, mediaType: 'application/ld+json; charset=utf-8', extension: 'jsonld' },
  atom: { write: writeAtom, mediaType: 'application/atom+xml; charset=utf-8', extension: 'atom' },
  jsonfeed: { write: writeJsonFeed, mediaType: 'application/feed+json; charset=utf-8', extension: 'json' },
  turtle: { write: writeTurtle, mediaType: 'text/turtle; charset=utf-8', extension: 'ttl' },
  dcat: { write: writeDcat, mediaType: 'text/turtle; charset=utf-8', extension: 'ttl' },
  xlsx: {
    write: writeXlsx,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
  },
  scdl: { write: writeScdl, mediaType: 'text/csv; charset=utf-8', extension: 'csv' },
  parquet: { write: writeParquet, mediaType: 'application/vnd.apache.parquet', extension: 'parquet' },
  ods: { write: writeOds, mediaType: 'application/vnd.oasis.opendocument.spreadsheet', extension: 'ods' },
  kml: { write: writeKml, mediaType: 'application/vnd.google-earth.kml+xml; charset=utf-8', extension: 'kml' },
  gpx: { write: writeGpx, mediaType: 'application/gpx+xml; charset=utf-8', extension: 'gpx' },
  flatgeobuf: { write: writeFlatgeobuf, mediaType: 'application/vnd.flatgeobuf', extension: 'fgb' },
  geopackage: { write: writeGeopackage, mediaType: 'application/geopackage+sqlite3', extension: 'gpkg' },
} satisfies Record<string, WriteFormatDescription>

export type WriteFormat = keyof typeof known
/** Each keeps whether it writes text or bytes. */
export const writers = known
