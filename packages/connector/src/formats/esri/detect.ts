import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'
import { isObject } from '../json/locate.ts'
import { preview } from '../json/preview.ts'

/** The answer of an ArcGIS FeatureServer or MapServer (`f=json`): features with `attributes`. */
export async function detectEsri(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const start = (await preview(member))?.value
  if (!isObject(start) || !Array.isArray(start.features) || start.type === 'FeatureCollection') return undefined
  const first = start.features.find(isObject)
  const described = 'geometryType' in start || 'spatialReference' in start || 'objectIdFieldName' in start
  const own = first ? isObject(first.attributes) : described && Array.isArray(start.fields)
  if (!own) return undefined
  return { format: 'esrijson', encoding: (await encodingOf(member)).name, confidence: 0.96 }
}
