import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'
import { thingsOfPage } from './things.ts'

const LARGEST = 32 * 1024 * 1024

/** A page of the web that says in itself what it is about: JSON-LD, microdata, RDFa, microformats or Open Graph. */
export async function detectPage(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  if (member.bytes > LARGEST || !isPage(await decodeHead(member, 16 * 1024))) return undefined
  const things = await thingsOfPage(member)
  if (things.kinds.length === 0) return undefined
  const { name: encoding } = await encodingOf(member)
  // Its reader reads tables too, so it comes before the one that knows only them.
  return { format: 'html', encoding, confidence: 0.97 }
}

export function isPage(text: string): boolean {
  const start = text.replace(/^\s*(?:<\?xml[^>]*\?>|<!--[\s\S]*?-->|\s)*/, '').slice(0, 4000)
  if (/^<!doctype\s+html|^<html[\s>]/i.test(start)) return true
  return (
    /^<(head|body|meta|title|script|link|main|article|section|div|p|ul|h1)\b/i.test(start) &&
    !/^<\?xml/.test(text.trimStart())
  )
}
