import { decode, decodeHead, newDecodeReport, repairsOf } from '../../detect/decode.ts'
import type { Detection, Layer, Member, RawRecord } from '../../types.ts'
import { findHead, type Row } from '../table/header.ts'
import { TableRecords } from '../table/records.ts'
import { Tally } from '../table/tally.ts'
import { isRuler, SAMPLE, sliced } from './columns.ts'

/** One table; `where` is the line a person sees in an editor. */
export async function openFixedWidth(member: Member, detection: Detection): Promise<Layer[]> {
  const starts = (detection.dialect?.starts ?? [0]) as number[]
  const start = (await decodeHead(member, SAMPLE)).split(/\r\n|\n|\r/).slice(0, 200)
  const sample = start.map((text, index) => ({ text, line: index + 1 })).filter(({ text }) => !isRuler(text))
  const head = findHead(sample.map(({ text, line }) => ({ cells: sliced(text, starts), line })))
  const layer: Layer = {
    path: member.path,
    format: 'fixed-width',
    encoding: detection.encoding ?? 'utf-8',
    ...(head.headerRow === undefined ? {} : { headerRow: head.headerRow }),
    columns: [...head.columns],
    ...(head.titles.length > 0 ? { facts: { title: head.titles.join(' – ').slice(0, 500) } } : {}),
    repairs: [],
    warnings: [],
    records: async function* () {
      const tally = new Tally(layer)
      tally.reset()
      const report = newDecodeReport()
      const table = new TableRecords({ head, columns: layer.columns, tally, ragged: false })
      table.mojibake = true
      let out: RawRecord[] = []
      for await (const row of rowsOf(decode(member, report), starts)) {
        table.push(row, out)
        if (out.length < 500) continue
        yield* out
        out = []
      }
      table.end(out)
      yield* out
      for (const { kind, count } of repairsOf(report)) tally.repair(kind, count)
      tally.settle()
    },
  }
  return [layer]
}

async function* rowsOf(pieces: AsyncIterable<string>, starts: number[]): AsyncGenerator<Row> {
  let rest = ''
  let line = 0
  for await (const piece of pieces) {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop()!
    for (const text of lines) {
      line++
      if (!isRuler(text)) yield { cells: sliced(text, starts), line }
    }
  }
  if (rest.trim() !== '' && !isRuler(rest)) yield { cells: sliced(rest, starts), line: line + 1 }
}
