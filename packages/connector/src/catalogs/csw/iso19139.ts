import type { DatasetLine } from '../dataset.ts'
import { descendant, descendants, type XmlNode, xmlText } from '../xml.ts'

/** A gmd:MD_Metadata (ISO 19139) as a line of a catalogue. */
export function metadataLine(metadata: XmlNode): DatasetLine {
  const about =
    descendant(metadata, 'MD_DataIdentification') ??
    descendant(metadata, 'SV_ServiceIdentification') ??
    descendant(metadata, 'identificationInfo')
  const links = [...descendants(metadata, 'CI_OnlineResource')].flatMap((link) => {
    const url = word(link, 'linkage')
    return url && /^https?:/i.test(url)
      ? [{ url, name: word(link, 'name'), format: formatOf(word(link, 'protocol') ?? '', url) }]
      : []
  })
  const rights = about ? [...descendants(about, 'useLimitation'), ...descendants(about, 'otherConstraints')] : []
  const open = rights
    .map((one) => xmlText(one).trim())
    .find((text) => /licen[cs]e|etalab|odbl|creative ?commons|cc[- ]by/i.test(text))
  return {
    identifier: word(metadata, 'fileIdentifier'),
    title: word(about, 'citation', 'title'),
    description: word(about, 'abstract'),
    publisher: word(about, 'pointOfContact', 'organisationName') ?? word(metadata, 'contact', 'organisationName'),
    licence: open,
    modified: word(metadata, 'dateStamp'),
    keywords: about ? [...descendants(about, 'keyword')].map((one) => xmlText(one).trim()).filter(Boolean) : [],
    kind: descendant(metadata, 'hierarchyLevel', 'MD_ScopeCode')?.attributes.codeListValue,
    language: descendant(metadata, 'language', 'LanguageCode')?.attributes.codeListValue ?? word(metadata, 'language'),
    ...boxOf(about),
    distributions: [...new Map(links.map((link) => [link.url, link])).values()],
  }
}

function word(node: XmlNode | undefined, ...path: string[]): string | undefined {
  const found = descendant(node, ...path)
  return (found && xmlText(found).replace(/\s+/g, ' ').trim()) || undefined
}

function formatOf(protocol: string, url: string): string | undefined {
  const service = /\b(WFS|WMS|WMTS|CSW|ATOM|OGC API)\b/i.exec(protocol)?.[1]
  if (service) return service.toUpperCase()
  return /\.(csv|json|geojson|zip|shp|gpkg|kml|gml|xlsx?|ods|pdf|xml)(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase()
}

function boxOf(about: XmlNode | undefined): Record<string, unknown> {
  const box = descendant(about, 'EX_GeographicBoundingBox')
  if (!box) return {}
  const sides = ['westBoundLongitude', 'southBoundLatitude', 'eastBoundLongitude', 'northBoundLatitude'].map((side) =>
    Number(word(box, side)),
  )
  return sides.every(Number.isFinite) ? { boundingBox: sides } : {}
}
