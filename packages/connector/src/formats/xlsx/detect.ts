import { zipKind } from '../../detect/zip-kind.ts'
import type { Detection, Member } from '../../types.ts'

/** ECMA-376 workbook, told by what is in the zip. */
export async function detectXlsx(head: Uint8Array, member: Member): Promise<Detection | undefined> {
  if (head[0] !== 0x50 || head[1] !== 0x4b) return undefined
  return (await zipKind(member)) === 'xlsx' ? { format: 'xlsx', confidence: 1 } : undefined
}
