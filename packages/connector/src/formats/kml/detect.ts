import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import { defaultLimits } from '../../limits.ts'
import type { Detection, Member } from '../../types.ts'
import { rootOf } from '../xml/detect.ts'
import { XmlPackage } from '../xml/package.ts'
import { local } from '../xml/sax.ts'

/** OGC KML 2.0 to 2.3, alone or in its archive (KMZ). */
export async function detectKml(head: Uint8Array, member: Member): Promise<Detection | undefined> {
  if (head[0] === 0x50 && head[1] === 0x4b) {
    return (await hasMap(member)) ? { format: 'kmz', confidence: 1, encoding: 'utf-8' } : undefined
  }
  const root = rootOf(await decodeHead(member, 16 * 1024))
  if (!root || local(root).toLowerCase() !== 'kml') return undefined
  const { name: encoding } = await encodingOf(member)
  return { format: 'kml', encoding, confidence: 0.99 }
}

async function hasMap(member: Member): Promise<boolean> {
  try {
    const parts = await XmlPackage.open(member, defaultLimits)
    parts.close()
    return parts.paths.some((path) => path.endsWith('.kml'))
  } catch {
    return false
  }
}
