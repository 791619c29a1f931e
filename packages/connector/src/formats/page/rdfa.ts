import { Graph } from '../rdf/graph.ts'
import { addQuad, type QuadLike } from '../rdf/parse.ts'

/** The statements of a page's attributes (RDFa 1.1 in HTML). What a parser stumbles on ends the reading there. */
export async function rdfaOf(html: string, base: string): Promise<Graph> {
  const { RdfaParser } = await import('rdfa-streaming-parser')
  const graph = new Graph()
  await new Promise<void>((resolve) => {
    const parser = new RdfaParser({ baseIRI: base, contentType: 'text/html' })
    parser.on('data', (quad: QuadLike) => addQuad(graph, quad))
    parser.on('end', resolve)
    parser.on('error', () => resolve())
    parser.write(html)
    parser.end()
  })
  return graph
}
