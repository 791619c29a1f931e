import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'

/** AutoCAD's drawing exchange in text: pairs of a number and a value a line each, from `0 SECTION` on. */
export async function detectDxf(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const text = await decodeHead(member, 4096)
  if (!/^(?:\s*999\r?\n[^\n]*\n)*\s*0\r?\n\s*SECTION\s*\r?\n\s*2\r?\n/.test(text)) return undefined
  return { format: 'dxf', encoding: (await encodingOf(member)).name, confidence: 0.98 }
}
