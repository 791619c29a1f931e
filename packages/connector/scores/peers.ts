/** What other programs are documented to read of a format; nothing here was measured. */
export interface Peers {
  csvDetective: string
  dataFair: string
  hydra: string
  gdal: string
}

const none: Peers = { csvDetective: 'no', dataFair: 'no', hydra: 'no', gdal: 'no' }
const table: Peers = { csvDetective: 'yes', dataFair: 'yes', hydra: 'yes', gdal: 'yes' }
const geography: Peers = { ...none, dataFair: 'yes', gdal: 'yes' }
const feed: Peers = { ...none, dataFair: 'by a plug-in', gdal: 'GeoRSS' }

const documented: Record<string, Peers> = {
  csv: table,
  xlsx: table,
  ods: { ...table, hydra: 'partly' },
  dbf: geography,
  json: { ...none, dataFair: 'yes', gdal: 'GeoJSON' },
  ndjson: { ...none, dataFair: 'yes', gdal: 'GeoJSONSeq' },
  xml: { ...none, dataFair: 'by a plug-in', gdal: 'with a schema (GMLAS)' },
  geojson: { csvDetective: 'in a column', dataFair: 'yes', hydra: 'yes', gdal: 'yes' },
  shapefile: geography,
  geopackage: geography,
  kml: geography,
  gpx: { ...geography, dataFair: 'tracks and routes' },
  'mapinfo-tab': { ...geography, dataFair: 'zipped' },
  flatgeobuf: { ...none, gdal: 'yes' },
  gml: { ...none, gdal: 'yes' },
  sqlite: { ...none, gdal: 'yes' },
  ics: { ...none, dataFair: 'without EXDATE and RECURRENCE-ID' },
  rss: feed,
  atom: feed,
  html: { ...none, dataFair: 'by a plug-in' },
}

export const peersOf = (format: string): Peers => documented[format] ?? none
