import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'
import { isGeometry } from '../json/flatten.ts'
import { isObject } from '../json/locate.ts'
import { preview } from '../json/preview.ts'

/** RFC 7946 (and its 2008 ancestor): a collection, a lone Feature or geometry, or a sequence of them (RFC 8142). */
export async function detectGeojson(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const found = await preview(member)
  if (!found) return undefined
  const values = found.values.filter(isObject)
  const listed = Array.isArray(found.value) ? found.value.filter(isObject) : []
  const features = listed.length > 0 ? listed : values
  if (!features.length || !features.every(isGeojson)) return undefined
  const { name: encoding } = await encodingOf(member)
  return {
    format: 'geojson',
    encoding,
    confidence: 0.97,
    dialect: { sequence: found.sequence, lines: found.lines, list: listed.length > 0 },
  }
}

function isGeojson(value: Record<string, unknown>): boolean {
  if (value.type === 'FeatureCollection') return 'features' in value
  if (value.type === 'Feature') return 'geometry' in value || 'properties' in value
  return isGeometry(value)
}
