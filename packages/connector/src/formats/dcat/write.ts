import type { CanonicalRecord, Dataset } from '@wiker/model'
import { declarations, prefixes, turtleOf } from '../rdf/write.ts'
import type { WriteOptions } from '../write-options.ts'

const { dcat, dct, foaf, xsd } = prefixes
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
/** Formats the authority table of the EU has a name for. */
const fileTypes = new Set(
  'CSV JSON GEOJSON XLSX XLS ODS XML HTML PDF ZIP RSS TXT KML KMZ GPX GPKG PARQUET RDF_XML JSON_LD RDF_TURTLE ICS SHP GML DOCX ODT SQLITE TSV ATOM GTFS'.split(
    ' ',
  ),
)

type Statement = Parameters<typeof turtleOf>[0][number]

/**
 * A catalogue in DCAT-AP 3 (Turtle): a data set for every record that is one; all other records together are one data set, which is the
 * collection itself.
 */
export async function* writeDcat(
  records: AsyncIterable<CanonicalRecord>,
  options: WriteOptions,
): AsyncGenerator<string> {
  const title = options.title ?? 'Wiker'
  const catalog = node(options.page ?? options.url ?? `urn:wiker:catalog:${encodeURIComponent(title)}`)
  const publisher = blank('publisher')
  const language = options.language ?? 'fr'
  yield declarations()
  yield await turtleOf(
    [
      say(catalog, RDF_TYPE, node(`${dcat}Catalog`)),
      say(catalog, `${dct}title`, text(title, language)),
      say(catalog, `${dct}description`, text(options.description ?? title, language)),
      say(catalog, `${dct}modified`, date(options.now)),
      say(catalog, `${dct}publisher`, publisher),
      ...agent(publisher, title),
      ...(options.page ? [say(catalog, `${foaf}homepage`, node(options.page))] : []),
    ],
    'c',
  )
  let number = 0
  let others = 0
  for await (const record of records) {
    if (record.type !== 'Dataset') {
      others++
      continue
    }
    number++
    yield await turtleOf([say(catalog, `${dcat}dataset`, node(record.id)), ...dataset(record, language)], `d${number}`)
  }
  if (others === 0) return
  const id = `${catalog.value}#dataset`
  const whole: Dataset = {
    type: 'Dataset',
    id,
    name: title,
    description: options.description ?? title,
    dateModified: options.now,
    ...(options.page ? { url: options.page } : {}),
    ...(options.url ? { distributions: [{ url: options.url }] } : {}),
  }
  yield await turtleOf([say(catalog, `${dcat}dataset`, node(id)), ...dataset(whole, language)], 'w')
}

function dataset(record: Dataset, language: string): Statement[] {
  const self = node(record.id)
  const out: Statement[] = [
    say(self, RDF_TYPE, node(`${dcat}Dataset`)),
    say(self, `${dct}title`, text(record.name, language)),
    say(self, `${dct}description`, text(record.description ?? record.name, language)),
  ]
  if (record.identifier) out.push(say(self, `${dct}identifier`, text(record.identifier)))
  if (record.dateModified) out.push(say(self, `${dct}modified`, date(record.dateModified)))
  if (isWeb(record.url)) out.push(say(self, `${dcat}landingPage`, node(record.url)))
  for (const word of record.keywords ?? []) out.push(say(self, `${dcat}keyword`, text(word, language)))
  if (record.publisher) {
    const publisher = blank('publisher')
    out.push(say(self, `${dct}publisher`, publisher), ...agent(publisher, record.publisher.name))
  }
  for (const [index, one] of (record.distributions ?? []).entries()) {
    const file = blank(`file${index}`)
    out.push(say(self, `${dcat}distribution`, file), say(file, RDF_TYPE, node(`${dcat}Distribution`)))
    if (isWeb(one.url))
      out.push(say(file, `${dcat}accessURL`, node(one.url)), say(file, `${dcat}downloadURL`, node(one.url)))
    if (one.name) out.push(say(file, `${dct}title`, text(one.name, language)))
    if (one.format) out.push(...format(file, one.format, index))
    if (one.mediaType && /^[\w.+-]+\/[\w.+-]+$/.test(one.mediaType))
      out.push(say(file, `${dcat}mediaType`, node(`https://www.iana.org/assignments/media-types/${one.mediaType}`)))
    if (record.licence) out.push(...licence(file, record.licence, index))
  }
  if (record.licence && !record.distributions?.length) out.push(...licence(self, record.licence, 0))
  return out
}

function format(file: Term, name: string, index: number): Statement[] {
  const code = name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')
  if (fileTypes.has(code))
    return [say(file, `${dct}format`, node(`http://publications.europa.eu/resource/authority/file-type/${code}`))]
  const other = blank(`format${index}`)
  return [
    say(file, `${dct}format`, other),
    say(other, RDF_TYPE, node(`${dct}MediaTypeOrExtent`)),
    say(other, 'http://www.w3.org/2000/01/rdf-schema#label', text(name)),
  ]
}

function licence(self: Term, said: string, index: number): Statement[] {
  if (isWeb(said)) return [say(self, `${dct}license`, node(said))]
  const document = blank(`licence${index}`)
  return [
    say(self, `${dct}license`, document),
    say(document, RDF_TYPE, node(`${dct}LicenseDocument`)),
    say(document, `${dct}title`, text(said)),
  ]
}

const agent = (self: Term, name: string): Statement[] => [
  say(self, RDF_TYPE, node(`${foaf}Agent`)),
  say(self, `${foaf}name`, text(name)),
]

type Term = Statement['object']

const say = (subject: Term, predicate: string, object: Term): Statement => ({
  subject,
  predicate: node(predicate),
  object,
})
const node = (value: string): Term => ({
  termType: 'NamedNode',
  value: value.replace(/[<>"{}|^`\\\s]/g, encodeURIComponent),
})
const blank = (value: string): Term => ({ termType: 'BlankNode', value })
const text = (value: string, language?: string): Term => ({
  termType: 'Literal',
  value,
  ...(language && /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/.test(language) ? { language } : {}),
})
const date = (value: string): Term => ({
  termType: 'Literal',
  value,
  datatype: { value: `${xsd}${value.includes('T') ? 'dateTime' : 'date'}` },
})
const isWeb = (value: string | undefined): value is string => value !== undefined && /^https?:\/\/\S+$/.test(value)
