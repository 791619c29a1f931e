import type { Detection, Layer, Member } from '../../types.ts'
import { layersOfGraph } from '../items/graph-layers.ts'
import { parseDocument } from '../json/source.ts'
import { Tally } from '../table/tally.ts'
import { graphOfJsonld } from './expand.ts'

/** The things a JSON-LD document speaks of, a layer for each kind: events, places, data sets of a catalogue. */
export async function openJsonld(member: Member, detection: Detection): Promise<Layer[]> {
  const first: Pick<Layer, 'repairs' | 'warnings'> = { repairs: [], warnings: [] }
  const graph = await graphOfJsonld(await parseDocument(member, new Tally(first)))
  return layersOfGraph(graph, {
    path: member.path,
    format: detection.format,
    encoding: detection.encoding,
    warnings: first.warnings,
  })
}
