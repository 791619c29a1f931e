import type { Transform } from 'node:stream'
import { decode, newDecodeReport } from '../../detect/decode.ts'
import { Unreadable } from '../../problem.ts'
import type { Member } from '../../types.ts'
import { rootOf } from '../xml/detect.ts'
import { mended } from '../xml/mend.ts'
import { Graph, type Term } from './graph.ts'

/** A member's statements, by the parser of its serialisation. Those before a mistake are kept and the mistake is told. */
export async function parseRdf(member: Member, format: string, warn: (reason: string) => void): Promise<Graph> {
  const graph = new Graph()
  try {
    if (format === 'rdf-xml') await fromRdfXml(member, graph)
    else await fromTurtle(member, format, graph)
  } catch (error) {
    if (error instanceof Unreadable) throw error
    const reason = (error as Error).message.slice(0, 160)
    if (graph.statements === 0) throw new Unreadable('bad-rdf', { reason })
    warn(reason)
  }
  return graph
}

/** Relative addresses stay as they are written, whatever the parser makes of them. */
const BASE = 'https://base.invalid/'

/** Turtle, TriG, N-Triples and N-Quads (W3C RDF 1.1, 2014). */
async function fromTurtle(member: Member, format: string, graph: Graph): Promise<void> {
  const { Parser, StreamParser } = await import('n3')
  // Lines of N-Triples stand alone: a broken one does not spoil the others.
  if (format === 'ntriples' || format === 'nquads')
    return fromLines(member, () => new Parser({ format: 'application/n-quads', blankNodePrefix: '' }), graph)
  const parser = new StreamParser({ baseIRI: BASE, format: mediaTypes[format] ?? 'text/turtle' })
  await piped(decode(member, newDecodeReport()), parser, graph)
}

const mediaTypes: Record<string, string> = { turtle: 'text/turtle', trig: 'application/trig' }

async function fromLines(member: Member, make: () => { parse(text: string): QuadLike[] }, graph: Graph): Promise<void> {
  let rest = ''
  let failure: unknown
  const take = (text: string) => {
    try {
      for (const quad of make().parse(text)) addQuad(graph, quad)
    } catch (error) {
      if (error instanceof Unreadable) throw error
      if (!text.trim().includes('\n')) failure ??= error
      else for (const line of text.split('\n')) take(line)
    }
  }
  for await (const piece of decode(member, newDecodeReport())) {
    const cut = piece.lastIndexOf('\n') + 1
    if (cut === 0) rest += piece
    else {
      take(rest + piece.slice(0, cut))
      rest = piece.slice(cut)
    }
  }
  take(rest)
  if (failure) throw failure
}

/** RDF 1.1 XML Syntax. */
async function fromRdfXml(member: Member, graph: Graph): Promise<void> {
  const { RdfXmlParser } = await import('rdfxml-streaming-parser')
  const parser = new RdfXmlParser({ baseIRI: BASE, validateUri: false })
  const pieces = mended(decode(member, newDecodeReport()), () => {})
  await piped(undeclared(pieces), parser as unknown as Transform, graph)
}

/** Feeds a streaming parser and takes what it finds. */
async function piped(pieces: AsyncIterable<string>, parser: Transform, graph: Graph): Promise<void> {
  const ended = new Promise<void>((resolve, reject) => {
    parser.on('end', resolve)
    parser.on('error', reject)
    parser.on('data', (quad: QuadLike) => {
      try {
        addQuad(graph, quad)
      } catch (error) {
        reject(error)
      }
    })
  })
  const feed = async () => {
    for await (const piece of pieces) {
      if (!parser.write(piece)) await Promise.race([new Promise((resolve) => parser.once('drain', resolve)), ended])
    }
    parser.end()
    await ended
  }
  await Promise.all([ended, feed()])
}

/** The text is Unicode by now, whatever its declaration says. */
async function* undeclared(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let started = false
  for await (const piece of pieces) {
    yield started ? piece : piece.trimStart().replace(/^<\?xml[^>]*\?>\s*/, '')
    started = true
  }
}

/** The part of the RDF/JS interfaces every parser keeps. */
interface TermLike {
  termType: string
  value: string
}
export interface QuadLike {
  subject: TermLike
  predicate: TermLike
  object: TermLike & { language?: string; datatype?: { value: string } }
}

export function addQuad(graph: Graph, { subject, predicate, object }: QuadLike): void {
  if (object.termType === 'Literal') {
    const { value, language, datatype } = object
    graph.add(idOf(subject), predicate.value, {
      kind: 'literal',
      value,
      ...(language ? { language } : datatype ? { datatype: datatype.value } : {}),
    })
  } else if (object.termType === 'NamedNode' || object.termType === 'BlankNode')
    graph.add(idOf(subject), predicate.value, termOf(object))
}

const idOf = (term: TermLike): string => (term.termType === 'BlankNode' ? `_:${term.value}` : relative(term.value))

const termOf = (term: TermLike): Term => ({
  kind: term.termType === 'BlankNode' ? 'blank' : 'iri',
  value: idOf(term),
})

const relative = (iri: string): string => (iri.startsWith(BASE) ? iri.slice(BASE.length) || '#' : iri)

export const isRdfXml = (text: string): boolean =>
  /^(\w+:)?RDF$/.test(rootOf(text) ?? '') && text.includes('http://www.w3.org/1999/02/22-rdf-syntax-ns#')
