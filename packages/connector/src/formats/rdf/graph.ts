import { Unreadable } from '../../problem.ts'

/** The object of a statement (RDF 1.1 Concepts §3). */
export type Term =
  | { kind: 'iri' | 'blank'; value: string }
  | { kind: 'literal'; value: string; language?: string; datatype?: string }

export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
export const XSD = 'http://www.w3.org/2001/XMLSchema#'

/** Some 600 bytes each: what a small server can hold. */
const MOST_STATEMENTS = 1_500_000

/** Statements by subject and predicate, in the order they came; blank nodes are called `_:…`. Named graphs are read as one. */
export class Graph {
  readonly subjects = new Map<string, Map<string, Term[]>>()
  #statements = 0

  add(subject: string, predicate: string, object: Term): void {
    let properties = this.subjects.get(subject)
    if (!properties) {
      properties = new Map()
      this.subjects.set(subject, properties)
    }
    const objects = properties.get(predicate)
    if (!objects) properties.set(predicate, [object])
    else if (objects.length > 200 || !objects.some((one) => same(one, object))) objects.push(object)
    else return
    if (++this.#statements > MOST_STATEMENTS) throw new Unreadable('rdf-too-large', { limit: MOST_STATEMENTS })
  }

  get statements(): number {
    return this.#statements
  }

  typesOf(subject: string): string[] {
    return (this.subjects.get(subject)?.get(`${RDF}type`) ?? []).map(({ value }) => value)
  }

  /** Members of an RDF collection (RDF Schema §5.2); undefined when this is none. */
  listOf(term: Term): Term[] | undefined {
    const members: Term[] = []
    const seen = new Set<string>()
    let here = term
    while (here.kind !== 'literal' && here.value !== `${RDF}nil`) {
      const node = this.subjects.get(here.value)
      const first = node?.get(`${RDF}first`)?.[0]
      if (!first || seen.has(here.value)) return undefined
      seen.add(here.value)
      members.push(first)
      const rest = node?.get(`${RDF}rest`)?.[0]
      if (!rest) break
      here = rest
    }
    return here.kind === 'literal' ? undefined : members
  }
}

function same(a: Term, b: Term): boolean {
  if (a.kind !== b.kind || a.value !== b.value) return false
  return a.kind !== 'literal' || b.kind !== 'literal' || (a.language === b.language && a.datatype === b.datatype)
}

/** `http://purl.org/dc/terms/title` → `title`. */
export function localName(iri: string): string {
  return /[^#/:]*$/.exec(iri.replace(/[#/]$/, ''))?.[0] || iri
}
