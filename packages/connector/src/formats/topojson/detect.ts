import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'
import { isObject } from '../json/locate.ts'
import { preview } from '../json/preview.ts'

/** TopoJSON 1.0: objects that share their arcs. */
export async function detectTopojson(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const start = (await preview(member))?.value
  if (!isObject(start) || start.type !== 'Topology') return undefined
  const { name: encoding } = await encodingOf(member)
  return { format: 'topojson', encoding, confidence: 0.99 }
}
