import { decodeHead } from '../../detect/decode.ts'
import { zipKind } from '../../detect/zip-kind.ts'
import type { Detection, Member } from '../../types.ts'

/** OpenDocument 1.3 spreadsheet, in its package or as one flat XML file (`.fods`). */
export async function detectOds(head: Uint8Array, member: Member): Promise<Detection | undefined> {
  if (head[0] === 0x50 && head[1] === 0x4b) {
    return (await zipKind(member)) === 'ods' ? { format: 'ods', confidence: 1 } : undefined
  }
  if (head[0] !== 0x3c && head[0] !== 0xef) return undefined
  const text = await decodeHead(member, 8192)
  const flat = /<office:document\b/.test(text) && /opendocument\.spreadsheet/.test(text)
  return flat ? { format: 'fods', confidence: 1, encoding: 'utf-8' } : undefined
}
