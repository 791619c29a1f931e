import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'
import { findColumns, SAMPLE } from './columns.ts'

/** Text whose cells stand below each other: the same positions are blank in every line. */
export async function detectFixedWidth(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const text = await decodeHead(member, SAMPLE)
  if (/^\s*(<[?!a-z]|[[{]|BEGIN:|%PDF)/i.test(text) || text.includes('\t')) return undefined
  const columns = findColumns(text, member.bytes <= SAMPLE)
  if (!columns) return undefined
  const { name: encoding } = await encodingOf(member)
  return {
    format: 'fixed-width',
    encoding,
    confidence: columns.ruler ? 0.9 : 0.62,
    dialect: { starts: columns.starts },
  }
}
