import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Parser } from 'n3'
import { describe, expect, it } from 'vitest'
import { graphOfJsonld } from '../jsonld/expand.ts'
import { Graph, type Term, XSD } from '../rdf/graph.ts'
import { addQuad } from '../rdf/parse.ts'

const folder = join(dirname(createRequire(import.meta.url).resolve('json-ld-test-suite/package.json')), 'tests')

/** Why a case is left out. */
const excluded: [RegExp, string][] = [
  [/toRdf-(0078|0108|0118)-/, 'blank nodes as predicates, which RDF 1.1 does not have'],
  [/toRdf-(0054|0065|0066|0088|0111)-/, 'prefixes and terms by the rules of JSON-LD 1.0, which 1.1 changed'],
  [
    /toRdf-(0069|0097|0100|0102|0105)-/,
    'words without a context, which the standard drops or makes addresses: ours keeps them as words',
  ],
]

/**
 * Statements without the names of blank nodes, which every reader makes up, and numbers as numbers. Words without a meaning, which the
 * standard drops, are kept by ours and left out here.
 */
function shapeOf(graph: Graph): string[] {
  const named = (value: string) => (value.startsWith('_:') ? '_' : value)
  const lines: string[] = []
  for (const [subject, properties] of graph.subjects)
    for (const [predicate, objects] of properties)
      for (const object of objects)
        if (!predicate.startsWith('urn:word:') && !object.value.startsWith('urn:word:'))
          lines.push(
            `${named(subject)} ${predicate} ${object.kind === 'literal' ? literalShape(object) : named(object.value)}`,
          )
  return lines.sort()
}

function literalShape({ value, language, datatype = `${XSD}string` }: Extract<Term, { kind: 'literal' }>): string {
  const number = datatype !== `${XSD}string` && value !== '' && !Number.isNaN(Number(value))
  return language
    ? `${value}@${language.toLowerCase()}`
    : number
      ? `${Number(value)}^^${/double|integer/.test(datatype) ? 'number' : datatype}`
      : `${value}^^${datatype}`
}

describe('the JSON-LD suite, documents to statements', () => {
  const names = readdirSync(folder).filter((name) => /^toRdf-\d+-in\.jsonld$/.test(name))

  it.each(names.filter((name) => !excluded.some(([pattern]) => pattern.test(name))))('%s', async (name) => {
    const expected = new Graph()
    const text = readFileSync(join(folder, name.replace('-in.jsonld', '-out.nq')), 'utf8')
    for (const quad of new Parser({ format: 'application/n-quads' }).parse(text)) addQuad(expected, quad)
    const graph = await graphOfJsonld(
      JSON.parse(readFileSync(join(folder, name), 'utf8')),
      new Graph(),
      `http://json-ld.org/test-suite/tests/${name}`,
    )
    expect(shapeOf(graph)).toEqual(shapeOf(expected))
  })
})
