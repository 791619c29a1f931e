import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'

/** Pages and pictures are no data, though some are XML. */
const notData = /^(html|svg|xsl:stylesheet|xsl:transform|xs:schema|xsd:schema)$/i

/** Any XML 1.0 document. Formats that know their vocabulary are surer of it than this one. */
export async function detectXml(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const text = await decodeHead(member, 64 * 1024)
  const root = rootOf(text)
  if (!root || notData.test(root)) return undefined
  const { name: encoding } = await encodingOf(member)
  // OData 1 to 3 dresses its tables up as Atom: the rows are in there, and the feed says nothing.
  if (
    /^(\w+:)?feed$/.test(root) &&
    /schemas\.microsoft\.com\/ado\/20\d\d\/\d\d\/dataservices/.test(text) &&
    /<\w+:properties[\s>]/.test(text)
  )
    return { format: 'odata', encoding, confidence: 0.99 }
  const format = /^(?:\w+:)?PublicationDelivery$/.test(root) ? 'netex' : 'xml'
  return { format, encoding, confidence: /\.xml$/i.test(member.path) ? 0.6 : 0.5 }
}

/** The name of the first element, when the text is markup from its start (a stray line before the declaration is forgiven). */
export function rootOf(text: string): string | undefined {
  const declared = text.search(/<\?xml\b/)
  const start = declared > 0 && declared < 2000 ? text.slice(declared) : text.trimStart()
  return /^(?:<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>|\s)*<([\p{L}_][\p{L}\p{N}_:.-]*)[\s/>]/u.exec(
    start,
  )?.[1]
}
