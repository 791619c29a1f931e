import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'
import { isDelimiter, tablesIn } from './tables.ts'

/** A text with a table of pipes in it (GitHub Flavored Markdown §4.10): the line of dashes is what a CSV never has. */
export async function detectMarkdown(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const text = await decodeHead(member, 256 * 1024)
  if (/^\s*(<[!a-z]|[[{]|BEGIN:)/i.test(text) || !text.split('\n').some(isDelimiter)) return undefined
  if (tablesIn(text).length === 0) return undefined
  const { name: encoding } = await encodingOf(member)
  return { format: 'markdown', encoding, confidence: 0.88 }
}
