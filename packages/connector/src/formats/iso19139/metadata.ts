import { type Distribution, shortFormat } from '../dcat/dataset.ts'
import { allText, attributeOf, childrenOf, type XmlElement } from '../markup/elements.ts'

/** A data set as ISO 19115 describes it, in the columns every catalogue has, with what else is often asked for. */
export function datasetOfMetadata(root: XmlElement): Record<string, unknown> {
  const about = first(root, 'identificationInfo')
  const citation = first(about, 'citation')
  const dates = datesOf(citation)
  const parties = all(about, 'pointOfContact').concat(all(root, 'contact'))
  const publisher =
    parties.find((party) => /publisher|owner|custodian/.test(codeOf(first(party, 'role')) ?? '')) ?? parties[0]
  const files = all(first(root, 'distributionInfo'), 'onLine').flatMap((online) => distributionOf(online))
  const box = first(about, 'EX_GeographicBoundingBox')
  const bounds = ['westBoundLongitude', 'southBoundLatitude', 'eastBoundLongitude', 'northBoundLatitude'].map((name) =>
    text(box, name),
  )
  return withoutGaps({
    identifier: text(root, 'fileIdentifier') ?? text(first(root, 'metadataIdentifier'), 'code'),
    title: text(citation, 'title'),
    alternateTitle: text(citation, 'alternateTitle'),
    description: text(about, 'abstract'),
    page: pageOf(citation, files),
    publisherName: text(publisher, 'organisationName') ?? text(publisher, 'name'),
    contactEmail: text(publisher, 'electronicMailAddress'),
    licence: licenceOf(about),
    modified: dates.revision ?? dates.publication ?? text(root, 'dateStamp') ?? dates.creation,
    ...Object.fromEntries(Object.entries(dates).map(([name, day]) => [`date.${name}`, day])),
    metadataModified: text(root, 'dateStamp'),
    keywords: all(about, 'keyword').flatMap((word) => allText(word) ?? []),
    topic: all(about, 'topicCategory').flatMap((topic) => allText(topic) ?? []),
    purpose: text(about, 'purpose'),
    lineage: text(first(root, 'dataQualityInfo') ?? first(root, 'resourceLineage'), 'statement'),
    level: codeOf(first(root, 'hierarchyLevel')) ?? codeOf(first(root, 'resourceScope')),
    language: codeOf(first(about, 'language')) ?? text(about, 'language'),
    crs: text(first(root, 'referenceSystemInfo'), 'code'),
    constraints: [...all(about, 'useLimitation'), ...all(about, 'otherConstraints')].flatMap(
      (one) => allText(one) ?? [],
    ),
    bbox: bounds.every(Boolean) ? bounds.join(',') : undefined,
    distributions: files,
  })
}

/** csw:Record, Dublin Core with the addresses of files. */
export function datasetOfRecord(root: XmlElement): Record<string, unknown> {
  const addresses = root.children.filter(({ name }) => name === 'URI' || name === 'references')
  const files = addresses.flatMap((one): Distribution[] => {
    const url = allText(one)
    if (!url || !/^(https?|ftp):/.test(url)) return []
    const name = attributeOf(one, 'name') || attributeOf(one, 'description')
    const protocol = attributeOf(one, 'protocol') ?? attributeOf(one, 'scheme')
    return [{ url, ...(name ? { name } : {}), ...(protocol ? { format: protocolFormat(protocol) } : {}) }]
  })
  const mapped = new Set([
    'identifier',
    'title',
    'abstract',
    'description',
    'subject',
    'URI',
    'references',
    'publisher',
    'creator',
    'license',
    'rights',
    'modified',
    'date',
  ])
  const others = root.children.filter(({ name }) => !mapped.has(name)).map((one) => [one.name, allText(one)] as const)
  return withoutGaps({
    identifier: text(root, 'identifier'),
    title: text(root, 'title'),
    description: text(root, 'abstract') ?? text(root, 'description'),
    page: files[0]?.url,
    publisherName: text(root, 'publisher') ?? text(root, 'creator'),
    licence: text(root, 'license') ?? text(root, 'rights'),
    modified: text(root, 'modified') ?? text(root, 'date'),
    keywords: childrenOf(root, 'subject').flatMap((one) => allText(one) ?? []),
    ...Object.fromEntries(others),
    distributions: files,
  })
}

function distributionOf(online: XmlElement): Distribution[] {
  const url = text(online, 'linkage')
  if (!url || !/^(https?|ftp):/.test(url)) return []
  const name = text(online, 'name') ?? text(online, 'description')
  const protocol = text(online, 'protocol')
  const ending = /\.(zip|csv|json|geojson|xml|pdf|html?|xlsx?|ods|gpkg|shp|kml|kmz|gml|txt|7z|tif)(?:[?#]|$)/i.exec(
    url,
  )?.[1]
  const format = protocolFormat(protocol ?? '') ?? ending
  return [{ url, ...(name ? { name } : {}), ...(format ? { format: shortFormat(format) } : {}) }]
}

/** `OGC:WFS-1.1.0-http-get-feature` → `wfs`. */
function protocolFormat(protocol: string): string | undefined {
  return /\b(wfs|wms|wmts|wcs|csw|sos|atom|kml|csv|json|geojson|shp|gml)\b/i
    .exec(protocol.replace(/[-_:/#]/g, ' '))?.[1]
    ?.toLowerCase()
}

function datesOf(citation: XmlElement | undefined): Record<string, string> {
  const dates: Record<string, string> = {}
  for (const date of all(citation, 'CI_Date')) {
    const kind = codeOf(first(date, 'dateType'))
    const day = text(date, 'date')
    const said = day && /\d{4}(-\d\d(-\d\d(T[\d:.]+(Z|[+-][\d:]+)?)?)?)?/.exec(day)?.[0]
    if (kind && said && /^\w+$/.test(kind)) dates[kind] ??= said
  }
  return dates
}

/** The constraint that names a licence; else the first that says anything. */
function licenceOf(about: XmlElement | undefined): string | undefined {
  const said = [...all(about, 'otherConstraints'), ...all(about, 'useLimitation'), ...all(about, 'useConstraints')]
  const texts = said.flatMap((one) => [attributeOf(first(one, 'Anchor'), 'href') ?? [], allText(one) ?? []].flat())
  return texts.find((one) => /licen[cs]e|creativecommons|opendata|odbl|etalab|cc[- ]by/i.test(one)) ?? texts[0]
}

function pageOf(citation: XmlElement | undefined, files: Distribution[]): string | undefined {
  const own = text(first(citation, 'identifier'), 'code')
  if (own && /^https?:/.test(own)) return own
  return files.find(({ url, name }) => /html|catalog\.search|\/metadata\//i.test(`${url} ${name}`))?.url
}

/** The nearest element of this name below another, the shallowest first. */
function first(element: XmlElement | undefined, name: string): XmlElement | undefined {
  let level = element?.children ?? []
  while (level.length > 0) {
    const found = level.find((child) => child.name === name)
    if (found) return found
    level = level.flatMap((child) => child.children)
  }
  return undefined
}

/** All outermost elements of this name. */
function all(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).flatMap((child) => (child.name === name ? [child] : all(child, name)))
}

const text = (element: XmlElement | undefined, name: string): string | undefined =>
  allText(first(element, name)) || undefined

/** Code lists have their word in an attribute. */
function codeOf(element: XmlElement | undefined): string | undefined {
  const code = element?.children.find((child) => attributeOf(child, 'codeListValue'))
  return attributeOf(code, 'codeListValue') ?? allText(element)
}

const withoutGaps = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  )
