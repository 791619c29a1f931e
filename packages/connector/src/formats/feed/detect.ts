import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'

/** RSS 0.9x, 1.0 and 2.0, Atom 1.0 (RFC 4287) and 0.3, JSON Feed 1.x. */
export async function detectFeed(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const text = (await decodeHead(member, 16 * 1024)).trimStart()
  const format = formatOf(text)
  if (!format) return undefined
  const { name: encoding } = await encodingOf(member)
  return { format, encoding, confidence: 0.98 }
}

/** A server's warning or a stray line may stand before the feed; a page that links to one is no feed. */
function fromRoot(text: string): string {
  if (/^<!doctype html|^<html/i.test(text)) return text
  const start = text.search(/<(\?xml|rss|(\w+:)?feed|rdf:RDF)\b/i)
  return start > 0 && start < 2000 ? text.slice(start) : text
}

function formatOf(whole: string): string | undefined {
  const text = fromRoot(whole)
  if (text.startsWith('{'))
    return /"version"\s*:\s*"https?:\/\/(www\.)?jsonfeed\.org\/version\//.test(text) ? 'jsonfeed' : undefined
  if (!text.includes('<')) return undefined
  const root = /<(?![?!])([\w:.-]+)([^>]*)>/.exec(text.replace(/<!--[\s\S]*?-->/g, ''))
  if (!root) return undefined
  const [, name = '', attributes = ''] = root
  if (/^rss$/i.test(name)) return 'rss'
  if (/^(\w+:)?feed$/i.test(name) && (/atom/i.test(attributes) || /<entry\b/.test(text))) return 'atom'
  return /^(\w+:)?RDF$/.test(name) && /purl\.org\/rss\/1\.0|my\.netscape\.com\/rdf/i.test(attributes)
    ? 'rss'
    : undefined
}
