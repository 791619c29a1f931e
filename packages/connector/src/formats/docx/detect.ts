import { zipKind } from '../../detect/zip-kind.ts'
import type { Detection, Member } from '../../types.ts'

/** A text document: of Word (ECMA-376) or OpenDocument. */
export async function detectDocx(head: Uint8Array, member: Member): Promise<Detection | undefined> {
  if (head[0] !== 0x50 || head[1] !== 0x4b) return undefined
  const kind = await zipKind(member)
  return kind === 'docx' || kind === 'odt' ? { format: kind, confidence: 1 } : undefined
}
