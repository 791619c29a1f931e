import type { Detection, Layer, Member } from '../../types.ts'
import { layersOfGraph } from '../items/graph-layers.ts'
import { parseRdf } from './parse.ts'

/** The subjects of the main classes of a graph, a layer for each class; data sets of a DCAT catalogue with their distributions. */
export async function openRdf(member: Member, detection: Detection): Promise<Layer[]> {
  const warnings: Layer['warnings'] = []
  const graph = await parseRdf(member, detection.format, (message) =>
    warnings.push({ kind: 'cut-off', count: 1, message }),
  )
  return layersOfGraph(graph, { path: member.path, format: detection.format, encoding: detection.encoding, warnings })
}
