import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'

/** vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350). */
export async function detectVcard(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  if (!/^\s*BEGIN\s*:\s*VCARD\b/i.test(await decodeHead(member, 512))) return undefined
  return { format: 'vcard', confidence: 1, encoding: (await encodingOf(member)).name }
}
