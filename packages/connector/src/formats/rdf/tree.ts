import { type Graph, localName, RDF, type Term, XSD } from './graph.ts'

/** A thing as a tree: its properties by their short names, `@id` its address, `@type` the short names of its classes. */
export type Item = Record<string, unknown>

const MOST_NODES = 2000
const DEEPEST = 6

/** One subject with what it alone speaks of. `apart` are subjects that are records of their own: only their addresses are given. */
export function treeOf(graph: Graph, subject: string, apart: ReadonlySet<string> = new Set()): Item {
  let nodes = 0
  const open = new Set<string>()

  function node(id: string): Item {
    nodes++
    open.add(id)
    const item: Item = {}
    if (!id.startsWith('_:')) item['@id'] = id
    const origin = new Map<string, string>()
    for (const [predicate, objects] of graph.subjects.get(id) ?? []) {
      if (predicate === `${RDF}type`) {
        item['@type'] = objects.map(({ value }) => localName(value))
        continue
      }
      const short = localName(predicate).replace(/^__proto__$/, 'proto')
      const name = short in item && origin.get(short) !== predicate ? `${namespaceName(predicate)}:${short}` : short
      origin.set(name, predicate)
      const value = valuesOf(objects)
      if (value !== undefined) item[name] = value
    }
    open.delete(id)
    return item
  }

  function valuesOf(objects: Term[]): unknown {
    const byLanguage = translations(objects)
    if (byLanguage) return byLanguage
    const values = objects.map(valueOfTerm).filter((value) => value !== undefined)
    return values.length > 1 ? values : values[0]
  }

  function valueOfTerm(term: Term): unknown {
    if (term.kind === 'literal') return literalOf(term)
    if (term.value === `${RDF}nil`) return undefined
    const known = graph.subjects.has(term.value)
    const stop = !known || open.has(term.value) || open.size >= DEEPEST || nodes >= MOST_NODES
    if (stop || (term.kind === 'iri' && apart.has(term.value))) return term.kind === 'iri' ? term.value : undefined
    const list = graph.listOf(term)
    if (list) return valuesOf(list)
    return node(term.value)
  }

  return node(subject)
}

/** Texts that say the same in several languages. */
function translations(objects: Term[]): Record<string, string> | undefined {
  if (objects.length < 2) return undefined
  const result: Record<string, string> = {}
  for (const term of objects) {
    if (term.kind !== 'literal' || !term.language || term.language in result) return undefined
    result[term.language] = term.value
  }
  return result
}

function literalOf({ value, datatype }: { value: string; datatype?: string }): unknown {
  if (!datatype?.startsWith(XSD)) return value
  const type = datatype.slice(XSD.length)
  if (type === 'boolean') return value === 'true' || value === '1'
  // Zeros in front mean something: `01234` is a code, whatever its type says.
  if (
    /^(integer|decimal|double|float|int|long|short|nonNegativeInteger|positiveInteger)$/.test(type) &&
    !/^[+-]?0\d/.test(value)
  ) {
    const number = Number(value)
    if (Number.isFinite(number) && value.trim() !== '' && Math.abs(number) <= Number.MAX_SAFE_INTEGER) return number
  }
  return value
}

const wellKnown: [string, string][] = [
  ['http://purl.org/dc/terms/', 'dct'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://www.w3.org/2000/01/rdf-schema#', 'rdfs'],
  ['http://www.w3.org/2004/02/skos/core#', 'skos'],
  ['http://xmlns.com/foaf/0.1/', 'foaf'],
  ['http://www.w3.org/ns/dcat#', 'dcat'],
  ['http://www.w3.org/2006/vcard/ns#', 'vcard'],
  ['http://www.w3.org/2003/01/geo/wgs84_pos#', 'geo'],
]

function namespaceName(predicate: string): string {
  const known = wellKnown.find(([start]) => predicate.startsWith(start))
  if (known) return known[1]
  return /schema\.org/.test(predicate) ? 'schema' : localName(predicate.slice(0, -localName(predicate).length))
}
