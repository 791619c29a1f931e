import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'
import { isRdfXml } from './parse.ts'

/** Turtle, TriG, N-Triples, N-Quads and RDF/XML (W3C RDF 1.1). RSS 1.0, which is RDF too, is for the reader of feeds. */
export async function detectRdf(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const text = await decodeHead(member, 64 * 1024)
  const format = isRdfXml(text) ? (isRss(text) ? undefined : 'rdf-xml') : textFormat(text, member)
  if (!format) return undefined
  const { name: encoding } = await encodingOf(member)
  return { format, encoding, confidence: 0.96 }
}

const isRss = (text: string) => /purl\.org\/rss\/1\.0\/["']|my\.netscape\.com\/rdf/i.test(text.slice(0, 4000))

const node = String.raw`(?:<[^<>"{}|^\\\s]*>|_:[\p{L}\p{N}_.-]+)`
const object = String.raw`(?:${node}|"(?:[^"\\]|\\.)*"(?:@[a-zA-Z-]+|\^\^<[^>]*>)?)`
const statement = new RegExp(
  String.raw`^${node}[ \t]*<[^<>\s]*>[ \t]*${object}[ \t]*(${node})?[ \t]*\.[ \t]*(?:#.*)?$`,
  'u',
)
const directive =
  /^[ \t]*(?:@prefix[ \t]+[\p{L}\w.-]*:[ \t]*<|@base[ \t]+<|PREFIX[ \t]+[\p{L}\w.-]*:[ \t]*<|BASE[ \t]+<)/imu

function textFormat(text: string, member: Member): string | undefined {
  const lines = text
    .split(/\r?\n/)
    .slice(0, 60)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  const whole = lines.slice(0, text.length < member.bytes ? -1 : undefined).filter((line) => line.length < 4000)
  const found = whole.map((line) => statement.exec(line))
  if (whole.length > 0 && found.filter(Boolean).length >= whole.length * 0.8)
    return found.some((match) => match?.[1]) ? 'nquads' : 'ntriples'
  const named = /\.(ttl|turtle|trig|n3|nt)$/i.exec(member.path)?.[1]
  const start = lines.slice(0, 5).join('\n')
  if (!directive.test(start) && !(named && (subjectFirst.test(start) || isStatements(text)))) return undefined
  return /\.trig$/i.test(member.path) || graphBlock.test(text) ? 'trig' : 'turtle'
}

/** Under the name of a Turtle file a pair of addresses is a subject and its predicate, not two elements of XML. */
const subjectFirst = /^(?:<[^<>\s]*>|_:\S+|\[\s*\])\s+(?:<[^<>\s]*>|a)\s/u
const isStatements = (text: string) => /[;.]\s*$/m.test(text) && /<[^>\s]+>/.test(text)

/** `<graph> { … }` or `GRAPH <graph> { … }` (TriG). */
const graphBlock = /^[ \t]*(?:GRAPH[ \t]+)?(?:<[^>\s]*>|[\p{L}\w-]*:[\p{L}\w.-]*|_:\w+)?[ \t]*\{[ \t]*$/mu
