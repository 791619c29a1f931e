import { crsCode, isKnownCrs } from '../../normalize/crs.ts'
import type { Layer } from '../../types.ts'
import { codeOf } from './same-system.ts'

/**
 * Notes on the layer the coordinate system its source declares (`EPSG:2154`, a WKT, a name): the code when it is a known one,
 * else the definition itself when it can be computed with; what can't is pointed out and left to be found out from the positions.
 */
export function declareCrs(layer: Layer, said: string | undefined): void {
  const text = said?.trim()
  if (!text) return
  const code = crsCode(text) ?? (isKnownCrs(text) ? (codeOf(text) ?? text) : undefined)
  if (code) layer.crs = code
  else layer.warnings.push({ kind: 'crs-not-understood', count: 1, message: text.slice(0, 120) })
}
