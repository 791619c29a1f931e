import { decodeHead } from '../../detect/decode.ts'
import { parseGeometry } from '../../normalize/geometry.ts'
import { Unreadable } from '../../problem.ts'
import type { Detection, Layer, Member, RawRecord } from '../../types.ts'
import { declareCrs } from '../geometry/declared-crs.ts'
import { newLayer } from '../geometry/layer.ts'
import { passes, textOfMember } from '../markup/reading.ts'

const LONGEST = 256 << 20

/** One geometry after the other, however many lines each takes. */
export async function openWkt(member: Member, detection: Detection): Promise<Layer[]> {
  const layer = newLayer(member, 'wkt')
  layer.encoding = detection.encoding ?? 'utf-8'
  const srid = /^\s*SRID\s*=\s*(\d+)/i.exec(await decodeHead(member, 256))?.[1]
  if (srid) declareCrs(layer, `EPSG:${srid}`)
  layer.records = passes(
    layer,
    (tally) => textOfMember(member, tally)(),
    async function* ({ pieces, tally }) {
      let where = 0
      for await (const text of geometries(pieces)) {
        where++
        const geometry = parseGeometry(text).value?.geometry
        const record: RawRecord = { values: [], where }
        if (geometry && hasPositions(geometry)) record.geometry = geometry
        else tally.warn(/EMPTY/i.test(text) ? 'no-geometry' : 'bad-geometry', `geometry ${where}`)
        yield record
      }
    },
  )
  return [layer]
}

const hasPositions = (geometry: { coordinates?: unknown; geometries?: unknown }) =>
  [geometry.coordinates, geometry.geometries].some((list) => Array.isArray(list) && list.length > 0)

/** A geometry ends where its first bracket closes. */
async function* geometries(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let text = ''
  let at = 0
  let depth = 0
  for await (const piece of pieces) {
    text += piece
    if (text.length > LONGEST) throw new Unreadable('too-large', { limit: LONGEST })
    for (; at < text.length; at++) {
      const sign = text.charCodeAt(at)
      if (sign === 40) depth++
      else if (sign === 41 && depth > 0 && --depth === 0) {
        yield* found(text.slice(0, at + 1))
        text = text.slice(at + 1)
        at = -1
      } else if (sign === 10 && depth === 0 && /\bEMPTY\s*;?\s*$/i.test(text.slice(0, at))) {
        yield* found(text.slice(0, at))
        text = text.slice(at + 1)
        at = -1
      }
    }
  }
  yield* found(text)
}

function* found(text: string): Generator<string> {
  const clean = text.replace(/^[\s;,]+/, '').trim()
  if (clean !== '') yield clean
}
