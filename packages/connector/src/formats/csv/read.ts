import { decode, decodeHead, newDecodeReport } from '../../detect/decode.ts'
import { encodingOf } from '../../detect/encoding.ts'
import { looksMojibake, repairMojibake } from '../../detect/mojibake.ts'
import type { Detection, Layer, Member, RawRecord } from '../../types.ts'
import { findHead, type Row, type TableHead, withSections } from '../table/header.ts'
import { TableRecords } from '../table/records.ts'
import { Tally } from '../table/tally.ts'
import { turned } from '../table/turned.ts'
import { CSV_SAMPLE } from './detect.ts'
import { type CsvDialect, findDialect } from './dialect.ts'
import { splitCsv, tellOfEnd } from './pieces.ts'
import { Tokenizer } from './tokenizer.ts'

/** One table. Its rows are read in constant memory; `where` is the line a person sees in an editor. */
export async function openCsv(member: Member, detection: Detection): Promise<Layer[]> {
  const whole = member.bytes <= CSV_SAMPLE
  const sample = await decodeHead(member, CSV_SAMPLE)
  const dialect = (detection.dialect as CsvDialect | undefined) ?? findDialect(sample, whole)
  const rows = rowsOf(sample, dialect, whole)
  const upright = whole ? turned(rows) : undefined
  const head = upright ? findHead(upright) : headOf(rows, dialect, whole)
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
  if (upright) return [{ ...layer, ...uprightLayer(layer, head, upright) }]
  const split = head.sections === undefined && splitCsv(member, await encodingOf(member), dialect, head, layer)
  if (split) layer.split = split
  return [layer]
}

function rowsOf(sample: string, dialect: CsvDialect, whole: boolean): Row[] {
  const tokenizer = new Tokenizer(dialect)
  const rows = tokenizer.push(sample)
  if (whole || rows.length < 2) rows.push(...tokenizer.end())
  return rows.slice(dialect.announced ? 1 : 0)
}

function headOf(rows: Row[], dialect: CsvDialect, whole: boolean): TableHead {
  const found = findHead(rows.slice(0, 200))
  const head = whole && rows.length <= 200 ? withSections(found, rows) : found
  return { ...head, skip: head.skip + (dialect.announced ? 1 : 0) }
}

/** A small table that lay on its side is read from memory. */
function uprightLayer(layer: Layer, head: TableHead, rows: readonly Row[]): Pick<Layer, 'records' | 'batches'> {
  async function* batches(): AsyncGenerator<RawRecord[]> {
    const tally = new Tally(layer)
    tally.reset()
    tally.repair('turned-table')
    const table = new TableRecords({ head, columns: layer.columns, tally, ragged: false })
    table.mojibake = true
    const out: RawRecord[] = []
    for (const { cells, line } of rows) table.push({ cells: [...cells], line }, out)
    table.end(out)
    yield out
    tally.settle()
  }
  return { records: () => oneByOne(batches()), batches }
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
