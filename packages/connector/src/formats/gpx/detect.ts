import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'
import { rootOf } from '../xml/detect.ts'
import { local } from '../xml/sax.ts'

/** GPX 1.0 and 1.1. */
export async function detectGpx(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const root = rootOf(await decodeHead(member, 16 * 1024))
  if (!root || local(root).toLowerCase() !== 'gpx') return undefined
  const { name: encoding } = await encodingOf(member)
  return { format: 'gpx', encoding, confidence: 0.99 }
}
