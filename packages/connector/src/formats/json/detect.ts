import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'
import { isObject } from './locate.ts'
import { preview } from './preview.ts'

/** RFC 8259 and what people make of it; `ndjson`, `jsonld` and `gbfs` are told by what is in it. */
export async function detectJson(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const found = await preview(member)
  if (!found || isTopology(found.value)) return undefined
  const { name: encoding } = await encodingOf(member)
  const named = /\.(json|ndjson|jsonl|js|geojson|jsonld)$/i.test(member.path) || /json/i.test(member.contentType ?? '')
  const format = found.sequence ? 'ndjson' : kindOf(found.value)
  return { format, encoding, confidence: named ? 0.88 : 0.8, dialect: { lines: found.lines } }
}

function isTopology(value: unknown): boolean {
  return isObject(value) && value.type === 'Topology'
}

function kindOf(value: unknown): string {
  const root = Array.isArray(value) ? value[0] : value
  if (!isObject(root)) return 'json'
  if ('@context' in root || '@graph' in root || ('@id' in root && '@type' in root)) return 'jsonld'
  if ('last_updated' in root && 'ttl' in root && isObject(root.data)) return 'gbfs'
  return 'json'
}
