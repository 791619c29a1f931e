import { decodeHead } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'

export const geometryStart =
  /(?:SRID\s*=\s*\d+\s*;\s*)?(?:(?:MULTI)?(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\s*(?:ZM|Z|M)?\s*(?:\(|EMPTY\b)/iy

/** Well-known text (ISO 13249-3), with PostGIS's `SRID=…;` before it or not: nothing but geometries. */
export async function detectWkt(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  const text = (await decodeHead(member, 64 * 1024)).trimStart()
  geometryStart.lastIndex = 0
  if (!geometryStart.test(text)) return undefined
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  // A table without a header may begin with one too: there something else follows.
  const foreign = lines
    .slice(0, 50)
    .some((line) => !/^[\s\d().,;=+\-eE]*$/.test(line.replace(/[A-Z]{4,}|\bZM?\b|\bM\b|SRID\s*=/gi, '')))
  if (foreign) return undefined
  return { format: 'wkt', encoding: (await encodingOf(member)).name, confidence: 0.96 }
}
