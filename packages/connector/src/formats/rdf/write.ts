import { type CanonicalRecord, toJsonLd } from '@wiker/model'
import type { Quad, Term } from 'n3'
import type { WriteOptions } from '../write-options.ts'

export const prefixes = {
  schema: 'https://schema.org/',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  prov: 'http://www.w3.org/ns/prov#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

const iri = { '@type': '@id' }
/** What schema.org's own context says of the properties we write. */
const schemaContext = {
  '@vocab': prefixes.schema,
  ...Object.fromEntries(
    ['url', 'sameAs', 'contentUrl', 'license', 'eventStatus', 'eventAttendanceMode', 'availability', 'byDay'].map(
      (name) => [name, { '@id': `${prefixes.schema}${name}`, ...iri }],
    ),
  ),
}

/** RDF 1.1 Turtle in schema.org's words, a record after the other. */
export async function* writeTurtle(
  records: AsyncIterable<CanonicalRecord>,
  options: WriteOptions,
): AsyncGenerator<string> {
  const { default: jsonld } = await import('jsonld')
  const documentLoader = async (url: string) => ({
    documentUrl: url,
    document: { '@context': /schema\.org/.test(url) ? schemaContext : {} },
  })
  const holidays = { schoolHolidays: options.schoolHolidays ?? [], publicHolidays: options.publicHolidays ?? [] }
  yield declarations()
  let number = 0
  for await (const record of records) {
    number++
    const node = { '@id': record.id, ...(toJsonLd(record, holidays) as object) }
    const quads = (await jsonld.toRDF(node, { documentLoader } as object)) as unknown as QuadLike[]
    yield await turtleOf(quads, `r${number}`)
  }
}

interface TermLike {
  termType: string
  value: string
  language?: string
  datatype?: { value: string }
}
interface QuadLike {
  subject: TermLike
  predicate: TermLike
  object: TermLike
}

export const declarations = (): string =>
  `${Object.entries(prefixes)
    .map(([name, address]) => `@prefix ${name}: <${address}> .`)
    .join('\n')}\n\n`

/** Statements without the declarations; blank nodes are named apart from those of other records. */
export async function turtleOf(quads: readonly QuadLike[], apart: string): Promise<string> {
  const { DataFactory, Writer } = await import('n3')
  const { blankNode, literal, namedNode, quad } = DataFactory
  const term = ({ termType, value, language, datatype }: TermLike): Term => {
    if (termType === 'BlankNode') return blankNode(`${apart}${value.replace(/^_:/, '')}`)
    if (termType === 'NamedNode') return namedNode(value)
    return literal(value, language || (datatype ? namedNode(datatype.value) : undefined))
  }
  const writer = new Writer({ prefixes })
  for (const { subject, predicate, object } of quads)
    writer.addQuad(
      quad(term(subject) as Quad['subject'], term(predicate) as Quad['predicate'], term(object) as Quad['object']),
    )
  const text = await new Promise<string>((resolve, reject) => {
    writer.end((error: Error | null, result: string) => (error ? reject(error) : resolve(result)))
  })
  return `${text.replace(/^@prefix [^\n]*\n/gm, '').trim()}\n\n`
}
