import type { Layer } from '../../types.ts'
import { codeOf } from '../geometry/same-system.ts'
import { type CoordSys, parseCoordSys, projOf } from './coord-sys.ts'

/** Notes the layer's system from its clause: the known code with the same parameters, or the PROJ string. */
export function declareCoordSys(layer: Layer, clause: string | CoordSys | undefined): void {
  if (clause === undefined) return
  if (typeof clause === 'string' && /^NonEarth\b/i.test(clause)) {
    layer.warnings.push({ kind: 'crs-not-understood', count: 1, message: 'NonEarth' })
    return
  }
  const system = typeof clause === 'string' ? parseCoordSys(clause) : clause
  const definition = system && projOf(system)
  if (definition) layer.crs = codeOf(definition) ?? definition
  else {
    const message = typeof clause === 'string' ? clause.slice(0, 120) : `Projection ${clause.method}, ${clause.datum}`
    layer.warnings.push({ kind: 'crs-not-understood', count: 1, message })
  }
}
