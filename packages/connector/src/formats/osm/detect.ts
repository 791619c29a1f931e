import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'
import { isObject } from '../json/locate.ts'
import { preview } from '../json/preview.ts'
import { rootOf } from '../xml/detect.ts'

/** OpenStreetMap's XML (API 0.6, changes too) and the answers of Overpass in JSON or XML. */
export async function detectOsm(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const text = await decodeHead(member, 16 * 1024)
  const root = rootOf(text)
  if (root !== undefined) {
    if (!/^(?:osm|osmChange|osm-derived)$/i.test(root)) return undefined
    return { format: 'osm', encoding: (await encodingOf(member)).name, confidence: 0.98 }
  }
  const start = (await preview(member))?.value
  if (!isObject(start) || !Array.isArray(start.elements)) return undefined
  const own = 'osm3s' in start || /overpass/i.test(String(start.generator)) || start.elements.some(isElement)
  if (!own || (start.elements.length > 0 && !start.elements.some(isElement))) return undefined
  return { format: 'overpass', encoding: (await encodingOf(member)).name, confidence: 0.97 }
}

const isElement = (value: unknown) =>
  isObject(value) && /^(?:node|way|relation|count|area)$/.test(String(value.type)) && 'id' in value
