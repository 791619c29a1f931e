import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'
import { isObject } from '../json/locate.ts'
import { preview } from '../json/preview.ts'
import { WHOLE } from '../json/source.ts'

/** JSON-LD 1.1: compacted with its context, expanded, or a graph. Larger documents are read as plain JSON, piece by piece. */
export async function detectJsonld(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  if (member.bytes > WHOLE) return undefined
  const found = await preview(member)
  if (!found || found.sequence || !speaksJsonld(found.value)) return undefined
  const { name: encoding } = await encodingOf(member)
  return { format: 'jsonld', encoding, confidence: 0.95 }
}

function speaksJsonld(value: unknown): boolean {
  const nodes = Array.isArray(value) ? value.filter(isObject).slice(0, 20) : [value]
  return nodes.length > 0 && nodes.some((node) => isObject(node) && isNode(node))
}

function isNode(node: Record<string, unknown>): boolean {
  const context = node['@context']
  if (typeof context === 'string' || isObject(context) || Array.isArray(context)) return true
  if (Array.isArray(node['@graph'])) return true
  return '@id' in node && ('@type' in node || Object.keys(node).some((key) => /^https?:\/\//.test(key)))
}
