import type { Layer, Member, RawRecord, Warning } from '../../types.ts'
import { type Block, blocksOf } from './blocks.ts'
import { findHead, type Row, type TableHead, withSections } from './header.ts'
import { TableRecords } from './records.ts'
import { Tally } from './tally.ts'
import { turned } from './turned.ts'
import { isEmpty } from './value-kind.ts'

export interface Sheet {
  name: string
  hidden: boolean
  /** The header, where the format itself marks it; it is found out otherwise. */
  head?: TableHead
  /** Rows with at least one value, by their number in the sheet; each call from the start. */
  rows(): AsyncGenerator<Row>
}

const SAMPLE = 200

/** A layer for every sheet that has something in it. Empty and hidden ones are told in the first layer's warnings. */
export async function sheetLayers(member: Member, format: string, sheets: Sheet[]): Promise<Layer[]> {
  const layers: Layer[] = []
  const notes: Warning[] = []
  for (const sheet of await withTables(sheets)) {
    const sample: Row[] = []
    for await (const row of withGaps(sheet.rows())) {
      sample.push(row)
      if (sample.length >= SAMPLE) break
    }
    if (sample.length === 0) {
      notes.push({ kind: 'empty-sheet', count: 1, where: sheet.name })
      continue
    }
    if (sheet.hidden) notes.push({ kind: 'hidden-sheet', count: 1, where: sheet.name })
    layers.push(layerOf(member, format, sheet, sample))
  }
  const [first] = layers
  if (first && notes.length > 0) addNotes(first, notes)
  return layers
}

/** A sheet with several tables one below the other is as many sheets: `Feuille1`, `Feuille1 (2)`. */
async function withTables(sheets: Sheet[]): Promise<Sheet[]> {
  const found: Sheet[] = []
  for (const sheet of sheets) {
    const blocks = await blocksOf(sheet.rows())
    if (blocks.length === 0) found.push(sheet)
    for (const [index, block] of blocks.entries())
      found.push({
        ...sheet,
        name: index === 0 ? sheet.name : `${sheet.name} (${index + 1})`,
        rows: () => within(sheet, block),
      })
  }
  return found
}

async function* within(sheet: Sheet, { from, to }: Block): AsyncGenerator<Row> {
  for await (const row of sheet.rows()) {
    if (row.line > to) return
    if (row.line >= from) yield row
  }
}

function layerOf(member: Member, format: string, sheet: Sheet, sample: Row[]): Layer {
  const whole = sample.length < SAMPLE
  const upright = whole && !sheet.head ? turned(sample) : undefined
  const found = sheet.head ?? findHead(upright ?? sample)
  const head = whole && !upright && !sheet.head ? withSections(found, sample) : found
  const layer: Layer = {
    path: `${member.path}#${sheet.name}`,
    format,
    ...(head.headerRow === undefined ? {} : { headerRow: head.headerRow }),
    columns: [...head.columns],
    facts: { sheet: sheet.name, ...(head.titles.length > 0 ? { title: head.titles.join(' – ').slice(0, 500) } : {}) },
    repairs: [],
    warnings: [],
    records: async function* () {
      const tally = new Tally(layer)
      tally.reset()
      const table = new TableRecords({ head, columns: layer.columns, tally, ragged: false })
      table.mojibake = true
      let out: RawRecord[] = []
      if (upright) tally.repair('turned-table')
      for await (const row of upright ? copies(upright) : withGaps(sheet.rows())) {
        table.push(row, out)
        if (row.merged && row.line > (head.headerRow ?? 0)) tally.repair('merged-cells', row.merged)
        if (out.length >= 500) {
          yield* out
          out = []
        }
      }
      table.end(out)
      yield* out
      tally.settle()
    },
  }
  return layer
}

async function* copies(rows: readonly Row[]): AsyncGenerator<Row> {
  for (const { cells, line } of rows) yield { cells: [...cells], line }
}

/** A blank line, once, where rows are missing: it tells notes below a table from the table. */
async function* withGaps(rows: AsyncGenerator<Row>): AsyncGenerator<Row> {
  let last = 0
  for await (const row of rows) {
    if (row.cells.every(isEmpty)) continue
    if (last > 0 && row.line > last + 1) yield { cells: [], line: last + 1 }
    last = row.line
    yield row
  }
}

function addNotes(layer: Layer, notes: Warning[]): void {
  const read = layer.records
  layer.warnings.push(...notes.map((note) => ({ ...note })))
  layer.records = async function* () {
    yield* read()
    for (const note of notes)
      if (!layer.warnings.some((one) => one.kind === note.kind && one.where === note.where))
        layer.warnings.push({ ...note })
  }
}
