import type { Detection, Layer, Member } from '../../types.ts'
import { knownDataset } from '../dcat/dataset.ts'
import { xmlEvents } from '../markup/elements.ts'
import { passes, textOfMember } from '../markup/reading.ts'
import { mended } from '../xml/mend.ts'
import { datasetOfMetadata, datasetOfRecord } from './metadata.ts'

/** The data sets of a catalogue of geographic data, with their files. */
export async function openIso(member: Member, detection: Detection): Promise<Layer[]> {
  const layer: Layer = {
    path: member.path,
    format: detection.format,
    encoding: detection.encoding ?? 'utf-8',
    columns: [],
    known: knownDataset,
    repairs: [],
    warnings: [],
    records: async function* () {},
  }
  const wanted = detection.format === 'csw' ? /^(Summary|Brief)?Record$/ : /^M[DI]_Metadata$/
  layer.records = passes(
    layer,
    (tally) => textOfMember(member, tally)(),
    async function* ({ pieces, flattener, forgive, cutOff }) {
      let where = 0
      for await (const event of xmlEvents(mended(pieces, forgive), {
        whole: (name) => wanted.test(name),
        forgive,
        cutOff,
      })) {
        if (!('element' in event)) continue
        const dataset = detection.format === 'csw' ? datasetOfRecord(event.element) : datasetOfMetadata(event.element)
        yield flattener.record(dataset, ++where)
      }
    },
  )
  return [layer]
}
