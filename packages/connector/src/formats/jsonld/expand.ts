import { problemOf, Unreadable } from '../../problem.ts'
import { isObject } from '../json/locate.ts'
import { Graph, RDF, type Term, XSD } from '../rdf/graph.ts'

/** Words without a context, and words of contexts that stand elsewhere: nothing is ever fetched for them. */
const OWN = 'urn:word:'
const SCHEMA = 'https://schema.org/'
const wellKnown: [RegExp, Record<string, unknown>][] = [
  [/^https?:\/\/(www\.)?schema\.org\/?/, { '@vocab': SCHEMA, id: '@id', type: '@type' }],
  [/^https?:\/\/(www\.)?w3\.org\/ns\/dcat|\/dcat(-ap)?[^/]*\.jsonld$/, dcatContext()],
  [/^https?:\/\/www\.w3\.org\/ns\/hydra/, { '@vocab': 'http://www.w3.org/ns/hydra/core#' }],
  [
    /^https?:\/\/www\.w3\.org\/ns\/activitystreams/,
    { '@vocab': 'https://www.w3.org/ns/activitystreams#', id: '@id', type: '@type' },
  ],
]

function dcatContext(): Record<string, unknown> {
  const dct = [
    'title',
    'description',
    'identifier',
    'issued',
    'modified',
    'publisher',
    'license',
    'format',
    'language',
    'spatial',
    'temporal',
  ]
  return {
    '@vocab': 'http://www.w3.org/ns/dcat#',
    dcat: 'http://www.w3.org/ns/dcat#',
    dct: 'http://purl.org/dc/terms/',
    foaf: 'http://xmlns.com/foaf/0.1/',
    ...Object.fromEntries(dct.map((name) => [name, `http://purl.org/dc/terms/${name}`])),
  }
}

/** The statements of a JSON-LD document (JSON-LD 1.1 API, expansion). Contexts that stand elsewhere are never fetched; relative addresses are kept when no `base` is known. */
export async function graphOfJsonld(document: unknown, graph = new Graph(), base = ''): Promise<Graph> {
  const { default: jsonld } = await import('jsonld')
  let expanded: unknown
  try {
    expanded = await jsonld.expand(
      document as object,
      {
        base,
        expandContext: { '@vocab': OWN },
        documentLoader: async (url: string) => ({
          documentUrl: url,
          document: { '@context': wellKnown.find(([pattern]) => pattern.test(url))?.[1] ?? { '@vocab': OWN } },
        }),
      } as object,
    )
  } catch (error) {
    throw new Unreadable('bad-jsonld', { reason: String(problemOf(error).values?.reason ?? '') })
  }
  const writer = new Writer(graph)
  for (const node of Array.isArray(expanded) ? expanded : [expanded]) writer.node(node)
  return graph
}

const DEEPEST = 100

/** Expanded JSON-LD as statements; unlike the library's own, it keeps relative addresses. */
class Writer {
  readonly #graph: Graph
  #blank = 0

  constructor(graph: Graph) {
    this.#graph = graph
  }

  node(value: unknown, depth = 0): Term | undefined {
    if (!isObject(value) || depth > DEEPEST) return undefined
    if ('@value' in value) return literal(value)
    if ('@list' in value) return this.#list(value['@list'], depth)
    for (const key of ['@set', '@included'])
      if (Array.isArray(value[key])) for (const one of value[key]) this.node(one, depth + 1)
    const given = typeof value['@id'] === 'string' && value['@id'] !== '' ? value['@id'] : undefined
    const id = given ?? `_:b${this.#graph.subjects.size}-${++this.#blank}`
    const types = Array.isArray(value['@type']) ? value['@type'] : []
    for (const type of types)
      if (typeof type === 'string') this.#graph.add(id, `${RDF}type`, { kind: 'iri', value: type })
    for (const [key, objects] of Object.entries(value)) {
      if (key === '@graph') for (const one of asList(objects)) this.node(one, depth + 1)
      if (key === '@reverse' && isObject(objects)) this.#reversed(objects, id, depth)
      if (key.startsWith('@')) continue
      for (const one of asList(objects)) {
        const term = this.node(one, depth + 1)
        if (term) this.#graph.add(id, key, term)
      }
    }
    return { kind: id.startsWith('_:') ? 'blank' : 'iri', value: id }
  }

  #reversed(properties: Record<string, unknown>, id: string, depth: number): void {
    for (const [key, objects] of Object.entries(properties))
      for (const one of asList(objects)) {
        const term = this.node(one, depth + 1)
        if (term && term.kind !== 'literal')
          this.#graph.add(term.value, key, { kind: id.startsWith('_:') ? 'blank' : 'iri', value: id })
      }
  }

  #list(items: unknown, depth: number): Term {
    const terms = asList(items).flatMap((one) => this.node(one, depth + 1) ?? [])
    let rest: Term = { kind: 'iri', value: `${RDF}nil` }
    for (const term of terms.reverse()) {
      const id = `_:l${this.#graph.subjects.size}-${++this.#blank}`
      this.#graph.add(id, `${RDF}first`, term)
      this.#graph.add(id, `${RDF}rest`, rest)
      rest = { kind: 'blank', value: id }
    }
    return rest
  }
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

function literal(value: Record<string, unknown>): Term | undefined {
  const said = value['@value']
  if (said === null || said === undefined) return undefined
  const language = typeof value['@language'] === 'string' ? { language: value['@language'] } : {}
  const type = value['@type']
  if (typeof said === 'object') return { kind: 'literal', value: JSON.stringify(said) }
  const own = typeof said === 'number' ? `${XSD}double` : typeof said === 'boolean' ? `${XSD}boolean` : undefined
  const datatype = typeof type === 'string' ? type : own
  return {
    kind: 'literal',
    value: String(said),
    ...language,
    ...(datatype && !('language' in language) ? { datatype } : {}),
  }
}
