import { decode, decodeHead, newDecodeReport } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import { looksMojibake, repairMojibake } from '../../detect/mojibake.ts'
import type { Detection, Layer, Member, RawRecord } from '../../types.ts'
import { findHead, type Row, type TableHead } from '../table/header.ts'
import { TableRecords } from '../table/records.ts'
import { Tally } from '../table/tally.ts'
import { CSV_SAMPLE } from './detect.ts'
import { type CsvDialect, findDialect } from './dialect.ts'
import { splitCsv, tellOfEnd } from './pieces.ts'
import { Tokenizer } from './tokenizer.ts'

/** One table. Its rows are read in constant memory; `where` is the line a person sees in an editor. */
export async function openCsv(member: Member, detection: Detection): Promise<Layer[]> {
  const whole = member.bytes <= CSV_SAMPLE
  const sample = await decodeHead(member, CSV_SAMPLE)
  const dialect = (detection.dialect as CsvDialect | undefined) ?? findDialect(sample, whole)
  const head = headOf(sample, dialect, whole)
  const layer: Layer = {
    path: member.path,
    format: 'csv',
    encoding: detection.encoding ?? 'utf-8',
    delimiter: dialect.delimiter,
    ...(head.headerRow === undefined ? {} : { headerRow: head.headerRow }),
    columns: head.columns.map((name) => repairMojibake(name) ?? name),
    ...(head.titles.length > 0 ? { facts: { title: head.titles.join(' – ').slice(0, 500) } } : {}),
    repairs: [],
    warnings: [],
    records: () => oneByOne(read(member, dialect, head, layer)),
    batches: () => read(member, dialect, head, layer),
  }
  const split = splitCsv(member, await encodingOf(member), dialect, head, layer)
  if (split) layer.split = split
  return [layer]
}

function headOf(sample: string, dialect: CsvDialect, whole: boolean): TableHead {
  const tokenizer = new Tokenizer(dialect)
  const rows = tokenizer.push(sample)
  if (whole || rows.length < 2) rows.push(...tokenizer.end())
  const skip = dialect.announced ? 1 : 0
  const head = findHead(rows.slice(skip, 200 + skip))
  return { ...head, skip: head.skip + skip }
}

async function* oneByOne(batches: AsyncIterable<RawRecord[]>): AsyncGenerator<RawRecord> {
  for await (const batch of batches) yield* batch
}

async function* read(member: Member, dialect: CsvDialect, head: TableHead, layer: Layer): AsyncGenerator<RawRecord[]> {
  const tally = new Tally(layer)
  tally.reset()
  const report = newDecodeReport()
  const tokenizer = new Tokenizer(dialect)
  const table = new TableRecords({ head, columns: layer.columns, tally, ragged: true })
  let out: RawRecord[] = []
  const take = (rows: Row[]) => {
    for (const row of rows) table.push(row, out)
  }
  for await (const text of decode(member, report)) {
    table.mojibake ||= looksMojibake(text)
    take(tokenizer.push(text))
    yield out
    out = []
  }
  take(tokenizer.end())
  table.end(out, tokenizer.open)
  yield out
  tellOfEnd(tally, report, tokenizer.unclosed, { dialect, head })
}
