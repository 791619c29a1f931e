/** One file of a data set, as catalogues list them. */
export interface Resource {
  id?: string | undefined
  url: string
  title?: string | undefined
  format?: string | undefined
  /** `main`, `documentation`, `api`… */
  kind?: string | undefined
  /** The catalogue itself found it gone. */
  gone?: boolean | undefined
  modified?: string | undefined
  bytes?: number | undefined
}

/** The richer and the surer to be understood, the more points: a table with its positions before a table, a table before a picture of it. */
const formats: [RegExp, number][] = [
  [/geo-?json/, 95],
  [/ical|ics$/, 94],
  [/csv/, 90],
  [/json/, 85],
  [/xlsx|openxml/, 80],
  [/ods|opendocument/, 78],
  [/gpkg|geopackage|flatgeobuf|fgb/, 76],
  [/parquet/, 74],
  [/xls|excel/, 72],
  [/shp|shape/, 70],
  [/gtfs|gbfs/, 68],
  [/kml|kmz|gpx/, 66],
  [/rss|atom/, 64],
  [/gml|wfs/, 60],
  [/zip/, 50],
  [/xml|rdf|ttl|turtle/, 45],
  [/txt|text/, 30],
  [/html?|web|url|page/, 10],
  [/pdf|docx?|odt|png|jpe?g|tiff?|wms|pptx?/, 2],
]

/** The files of a data set, the one to read first. Documentation and dead links come last, the newest of equals first. */
export function bestFirst(resources: readonly Resource[]): Resource[] {
  return resources
    .filter(({ url }) => /^https?:\/\//i.test(url))
    .map((resource) => ({ resource, points: pointsOf(resource) }))
    .sort((a, b) => b.points - a.points || compare(b.resource.modified, a.resource.modified))
    .map(({ resource }) => resource)
}

function pointsOf({ format = '', url, kind = '', title = '', gone }: Resource): number {
  const ending = /\.([a-z0-9]{2,8})(?:[?#]|$)/i.exec(url.split('/').at(-1) ?? '')?.[1] ?? ''
  const said = `${format}`.toLowerCase().trim()
  const known = (text: string) => formats.find(([pattern]) => pattern.test(text))?.[1]
  let points = known(said) ?? known(ending.toLowerCase()) ?? known(url.toLowerCase()) ?? 20
  if (/^(doc|documentation|code|visuali[sz]ation)/i.test(kind)) points -= 60
  if (
    /\b(schema|sch[ée]ma|notice|lisez-?moi|readme|documentation|m[ée]tadonn[ée]es|dictionnaire|licen[cs]e)\b/i.test(
      title,
    )
  )
    points -= 50
  if (gone) points -= 200
  return points
}

const compare = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0)
