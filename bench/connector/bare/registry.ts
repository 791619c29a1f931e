/** Hears the name in each record, in the order of the file. */
export type Take = (name: unknown) => void

/** Reads a whole file into rows and cells, or objects, and does nothing with them. */
export type BareReader = (file: string, take: Take) => void | Promise<void>

/** Plain parsers: they know cells, not what a cell means. */
export const bareReaders = {
  'csv-own': { label: 'same reader', load: async () => (await import('./csv.ts')).own },
  'csv-udsv': { label: 'uDSV', load: async () => (await import('./csv.ts')).udsv },
  'csv-papaparse': { label: 'Papa Parse', load: async () => (await import('./csv.ts')).papaparse },
  'ndjson-parse': { label: 'JSON.parse of each line', load: async () => (await import('./json.ts')).lines },
  'json-parse': { label: 'JSON.parse', load: async () => (await import('./json.ts')).list },
  'geojson-parse': { label: 'JSON.parse', load: async () => (await import('./json.ts')).features },
  shapefile: { label: 'shapefile', load: async () => (await import('./shapefile.ts')).shapefile },
  'dbf-shapefile': { label: 'shapefile', load: async () => (await import('./shapefile.ts')).dbf },
  'geopackage-sqlite': { label: 'node:sqlite', load: async () => (await import('./geopackage.ts')).sqlite },
  flatgeobuf: { label: 'flatgeobuf', load: async () => (await import('./flatgeobuf.ts')).flatgeobuf },
  'parquet-hyparquet': { label: 'hyparquet', load: async () => (await import('./parquet.ts')).hyparquet },
  'xlsx-sheetjs': { label: 'SheetJS', load: async () => (await import('./workbook.ts')).sheetjs },
  'ods-sheetjs': { label: 'SheetJS', load: async () => (await import('./workbook.ts')).sheetjs },
  'kml-saxes': { label: 'saxes', load: async () => (await import('./xml.ts')).saxes('Placemark', 'name') },
  'gpx-saxes': { label: 'saxes', load: async () => (await import('./xml.ts')).saxes('wpt', 'name') },
  'gml-saxes': { label: 'saxes', load: async () => (await import('./xml.ts')).saxes('wfs:member', 'ville:nom') },
  'xml-saxes': { label: 'saxes', load: async () => (await import('./xml.ts')).saxes('evenement', 'nom') },
  'ics-ical': { label: 'ical.js', load: async () => (await import('./ics.ts')).ical },
} satisfies Record<string, { label: string; load: () => Promise<BareReader> }>

export type BareName = keyof typeof bareReaders

export const bareLabel = (name: BareName): string => `cells only, ${bareReaders[name].label}`
