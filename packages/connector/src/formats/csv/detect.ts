import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'
import { findDialect } from './dialect.ts'

export const CSV_SAMPLE = 256 * 1024

/** A table in text (RFC 4180 and its cousins): most lines have the same number of cells. */
export async function detectCsv(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const encoding = await encodingOf(member)
  const text = await decodeHead(member, CSV_SAMPLE)
  const named = /\.(csv|tsv|tab|psv|txt)$/i.exec(member.path)?.[1]?.toLowerCase()
  const identifiers = /^"?\w+"?([,;\t|]"?\w+"?)+\r?\n/.test(text)
  const declared =
    identifiers || (named !== undefined && named !== 'txt') || /csv|tab-separated/i.test(member.contentType ?? '')
  if (text.trim() === '') return declared ? { format: 'csv', confidence: 0.5, encoding: encoding.name } : undefined
  if (/^\s*(<[?!a-z]|BEGIN:V|%PDF|---\s*\n|!table)/i.test(text)) return undefined
  if (/^\s*[[{]\s*(["'{[}\]]|-?\d)/.test(text) && !declared) return undefined
  const dialect = findDialect(text, member.bytes <= CSV_SAMPLE)
  const found = { format: 'csv', encoding: encoding.name, dialect: { ...dialect } }
  if (dialect.width < 2) return declared ? { ...found, confidence: 0.5 } : undefined
  const sure = dialect.announced ? 0.9 : dialect.consistency * (dialect.rows >= 2 ? 0.85 : 0.6)
  if (declared) return { ...found, confidence: Math.max(0.6, sure) }
  // Prose has commas too: unnamed text must be a table of several even rows.
  const strong =
    dialect.consistency > 0.9 && dialect.rows >= (dialect.delimiter === ',' || dialect.delimiter === ':' ? 4 : 2)
  if (dialect.delimiter === ':' || !strong) return undefined
  return { ...found, confidence: sure }
}
