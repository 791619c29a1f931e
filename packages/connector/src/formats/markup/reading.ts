import { decode, newDecodeReport, repairsOf } from '../../detect/decode.ts'
import type { Layer, Member, RawRecord } from '../../types.ts'
import { Flattener } from '../json/flatten.ts'
import { Tally } from '../table/tally.ts'

export interface Reading {
  pieces: AsyncIterable<string>
  tally: Tally
  flattener: Flattener
  forgive(reason: string): void
  cutOff(): void
}

/** Opens the text anew for every pass. */
export type Text = () => AsyncIterable<string>

export const textOfMember = (member: Member, tally?: Tally): Text =>
  async function* () {
    const report = newDecodeReport()
    yield* decode(member, report)
    for (const { kind, count } of repairsOf(report)) tally?.repair(kind, count)
  }

/** One pass over a document: counts start afresh, what was found while opening is kept, what did not happen is left out. */
export function passes(
  layer: Layer,
  text: (tally: Tally) => AsyncIterable<string>,
  records: (reading: Reading) => AsyncIterable<RawRecord>,
): () => AsyncGenerator<RawRecord> {
  const kept = structuredClone(layer.warnings)
  return async function* () {
    const tally = new Tally(layer)
    tally.reset()
    for (const { kind, where, message, count } of kept) tally.warn(kind, where, message, count)
    yield* records({
      pieces: text(tally),
      tally,
      flattener: new Flattener(layer.columns, tally),
      forgive: (reason) => tally.warn('broken-markup', undefined, reason.slice(0, 120)),
      cutOff: () => tally.warn('cut-off'),
    })
    tally.settle()
  }
}
