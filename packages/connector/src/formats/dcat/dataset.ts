import type { Layer } from '../../types.ts'
import { isObject } from '../json/locate.ts'
import { type Graph, localName } from '../rdf/graph.ts'
import { type Item, treeOf } from '../rdf/tree.ts'

export interface Distribution {
  url: string
  name?: string
  format?: string
  mediaType?: string
}

/** Every catalogue's data sets come in these columns, whatever its own words; the rest of what it says follows under its names. */
export const knownDataset: Layer['known'] = {
  entity: 'catalog',
  mapping: [
    ['identifier', 'identifier'],
    ['name', 'title'],
    ['description', 'description'],
    ['url', 'page'],
    ['publisher', 'publisherName'],
    ['licence', 'licence'],
    ['dateModified', 'modified'],
    ['keywords', 'keywords'],
    ['distributions', 'distributions'],
  ].map(([to, from]) => ({ to: to!, from: from! })),
}

export const isDataset = (iri: string | undefined): boolean =>
  iri !== undefined &&
  /^(http:\/\/www\.w3\.org\/ns\/dcat#(Dataset|DatasetSeries|DataService)|https?:\/\/schema\.org\/Dataset)$/.test(iri)

/** dcat:Dataset (W3C DCAT 3, DCAT-AP) or schema.org/Dataset. */
export function datasetOf(tree: Item): Item {
  const { distribution, ...rest } = tree
  const files = list(distribution ?? tree.endpointURL).flatMap(distributionOf)
  return {
    ...rest,
    identifier: text(tree.identifier) ?? text(tree['@id']),
    ...spoken('title', tree.title ?? tree.name ?? tree.label),
    ...spoken('description', tree.description ?? tree.abstract),
    page: address(tree.landingPage) ?? address(tree.url) ?? address(tree.page) ?? webAddress(tree['@id']),
    publisherName: nameOf(tree.publisher) ?? nameOf(tree.creator),
    licence:
      licenceOf(tree) ??
      list(distribution)
        .map((one) => licenceOf(one))
        .find(Boolean),
    modified: text(tree.modified ?? tree.dateModified ?? tree.issued ?? tree.datePublished),
    keywords: list(tree.keyword ?? tree.keywords).flatMap((word) => text(word) ?? []),
    ...(files.length > 0 ? { distributions: files } : {}),
    ...(distribution === undefined ? {} : { distribution }),
  }
}

/** One text to show, and the others by language: `title`, `title.en`. */
export function spoken(name: string, value: unknown): Item {
  const said = text(value)
  if (!isObject(value)) return said === undefined ? {} : { [name]: said }
  const others = Object.entries(value).filter(([, one]) => one !== said)
  return { [name]: said, ...Object.fromEntries(others.map(([key, one]) => [`${name}.${key}`, one])) }
}

function distributionOf(value: unknown): Distribution[] {
  if (typeof value === 'string') return /^https?:/.test(value) ? [{ url: value }] : []
  if (!isObject(value)) return []
  const url = address(value.downloadURL) ?? address(value.contentUrl) ?? address(value.accessURL) ?? address(value.url)
  if (!url) return []
  const mediaType = text(value.mediaType) ?? text(value.encodingFormat)
  const format = text(value.format) ?? mediaType
  const name = text(value.title) ?? text(value.name)
  return [
    {
      url,
      ...(name ? { name } : {}),
      ...(format ? { format: shortFormat(format) } : {}),
      ...(mediaType
        ? { mediaType: mediaType.replace(/^https?:\/\/www\.iana\.org\/assignments\/media-types\//, '') }
        : {}),
    },
  ]
}

/** `…/file-type/CSV`, `text/csv`, `.csv` → `csv`. */
export function shortFormat(format: string): string {
  const short = format
    .replace(/^.*[/#]/, '')
    .replace(/^(x-|vnd\.)/, '')
    .replace(/;.*$/, '')
    .replace(/^\./, '')
  return short.length <= 40 ? short.toLowerCase().trim() : format
}

/** What the catalogue says of itself. */
export function catalogFacts(graph: Graph): Record<string, string> {
  for (const subject of graph.subjects.keys()) {
    if (!graph.typesOf(subject).some((type) => /^(Catalog|DataCatalog)$/.test(localName(type)))) continue
    const { title, name, description, publisher, language, licence, license, homepage } = shallow(graph, subject)
    const facts = {
      title: text(title ?? name),
      description: text(description),
      publisher: nameOf(publisher),
      language: text(language)?.replace(/^.*\//, '').toLowerCase(),
      licence: text(licence ?? license),
      url: address(homepage) ?? webAddress(subject),
    }
    return Object.fromEntries(
      Object.entries(facts).filter((entry): entry is [string, string] => entry[1] !== undefined),
    )
  }
  return {}
}

/** Without the data sets themselves. */
function shallow(graph: Graph, subject: string): Item {
  const publishers = new Set(graph.subjects.keys())
  for (const predicate of ['publisher', 'license', 'homepage'])
    for (const [iri, terms] of graph.subjects.get(subject) ?? [])
      if (localName(iri) === predicate) for (const { value } of terms) publishers.delete(value)
  for (const id of publishers) if (id.startsWith('_:')) publishers.delete(id)
  return treeOf(graph, subject, publishers)
}

export const list = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]

/** A text, also one of several languages (French first) or one said as a thing with a label. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(text).find(Boolean)
  if (!isObject(value)) return undefined
  for (const key of ['fr', 'en', 'label', 'prefLabel', 'name', 'title', 'value', '@value', '@id'])
    if (typeof value[key] === 'string') return value[key]
  const [first] = Object.values(value)
  return typeof first === 'string' ? first : undefined
}

function address(value: unknown): string | undefined {
  const one = Array.isArray(value) ? value[0] : value
  return webAddress(isObject(one) ? (one['@id'] ?? one.url) : one)
}

const webAddress = (value: unknown): string | undefined =>
  typeof value === 'string' && /^(https?|ftp):/.test(value.trim()) ? value.trim() : undefined

/** The name of an organisation or person; an address alone is no name. */
function nameOf(value: unknown): string | undefined {
  const one = Array.isArray(value) ? value[0] : value
  if (!isObject(one)) return typeof one === 'string' && !/^(https?:|_:|urn:)/.test(one) ? one : undefined
  return text(one.name ?? one.fn ?? one['organization-name'] ?? one.title ?? one.label ?? one.prefLabel)
}

function licenceOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined
  const said = value.license ?? value.licence ?? value.rights ?? value.accessRights
  const one = Array.isArray(said) ? said[0] : said
  return isObject(one) ? (text(one.label ?? one.title ?? one.name ?? one.prefLabel) ?? text(one['@id'])) : text(one)
}
