import { looksMojibake, repairMojibake } from '../../detect/mojibake.ts'
import type { RawRecord } from '../../types.ts'
import { filledWidth, isHeading, type Row, type TableHead } from './header.ts'
import type { Tally } from './tally.ts'
import { isEmpty, kindOf } from './value-kind.ts'

export interface TableOptions {
  head: TableHead
  /** The layer's own array: a row that is too long appends to it. */
  columns: string[]
  /** How many of them were there when the reading began; all, unless said. */
  known?: number
  tally: Tally
  /** A text file has as many cells as separators say: a row that is too short is worth a word. A sheet has not. */
  ragged: boolean
  /** The table began before the first row that will be pushed, and this is how it stood there. */
  state?: TableState
}

/** How a table stands between two rows; plain data. */
export interface TableState {
  /** Lines above the table that are still to come. */
  skip: number
  /** Rows held back, as they may be notes below the table. */
  held: Row[]
  /** A blank line came before; undefined when no row has told since the state before. */
  afterBlank?: boolean | undefined
}

/** How many rows are held back after the table seems to end, to see whether notes or data follow. */
const HELD = 60

/** Turns rows into records: leaves out blank lines, header lines that come again, comments, totals and notes below the table. */
export class TableRecords {
  readonly #options: TableOptions
  readonly #header: string[]
  #skip: number
  #held: Row[] = []
  #afterBlank: boolean | undefined = false
  #section: unknown
  readonly #longest: number
  /** Set once a trace of text decoded twice was seen; until then no value is looked at. */
  mojibake = false

  constructor(options: TableOptions) {
    this.#options = options
    this.#skip = options.state?.skip ?? options.head.skip
    this.#header = options.columns.slice(0, options.head.sections ?? options.head.columns.length)
    this.#longest = options.known ?? options.columns.length
    if (options.state) {
      this.#held = [...options.state.held]
      this.#afterBlank = options.state.afterBlank
    } else this.#tellOfHead(options)
  }

  get state(): TableState {
    return { skip: this.#skip, held: this.#held, afterBlank: this.#afterBlank }
  }

  #tellOfHead({ head, tally }: TableOptions): void {
    if (head.headerRow === undefined && head.columns.length > 0) tally.warn('no-header')
    if (head.duplicates.length > 0) tally.repair('duplicate-header', head.duplicates.length)
    if (head.titles.length > 0)
      tally.repair('lines-above-header', head.skip - (head.headerRow === undefined ? 0 : head.twoLines ? 2 : 1))
    if (head.twoLines) tally.repair('two-line-header')
  }

  /** Records that are certain after this row, appended to `out`. */
  push(row: Row, out: RawRecord[]): void {
    if (this.#skip > 0) {
      this.#skip--
      return
    }
    const { cells } = row
    const first = cells[0]
    const doubtful =
      cells.length < 2 ||
      isEmpty(first) ||
      isEmpty(cells[1]) ||
      isEmpty(cells[cells.length - 1]) ||
      this.#looksSpecial(first)
    if (!doubtful && this.#held.length === 0 && cells.length === this.#header.length && first !== this.#header[0]) {
      out.push(this.#record(row))
      return
    }
    const width = filledWidth(cells)
    if (width === 0) {
      this.#afterBlank = true
      return
    }
    if (this.#options.head.sections !== undefined && isHeading(cells)) {
      this.#section = cells[0]
      this.#options.tally.repair('section-row')
      return
    }
    const leftOut = this.#reasonToLeaveOut(cells)
    if (leftOut) {
      this.#options.tally.repair(leftOut)
      return
    }
    if (this.#isNote(cells)) {
      this.#held.push(row)
      if (this.#held.length > HELD) this.#release(out)
      return
    }
    this.#release(out)
    this.#afterBlank = false
    out.push(this.#record(row))
  }

  /** At the end of the table: what is still held back are notes. */
  end(out: RawRecord[], cutOff = false): void {
    if (this.#held.length > 0) {
      const notes = this.#held.filter((row) => this.#isCertainNote(row))
      if (notes.length === this.#held.length) this.#options.tally.repair('lines-below-table', notes.length)
      else this.#release(out)
      this.#held = []
    }
    const last = out.at(-1)
    if (cutOff && last && last.values.length < this.#header.length) {
      this.#options.tally.warn('last-row-cut-off', `row ${last.where}`)
    }
  }

  #release(out: RawRecord[]): void {
    for (const row of this.#held) out.push(this.#record(row))
    this.#held = []
  }

  #record(row: Row): RawRecord {
    const { columns, tally, ragged } = this.#options
    const values = row.cells
    const width = values.length
    for (let index = 0; index < values.length; index++) {
      const value = values[index]
      if (value === '') values[index] = undefined
      else if (this.mojibake && typeof value === 'string' && looksMojibake(value))
        values[index] = this.#unspoil(value, row.line)
    }
    const { sections } = this.#options.head
    if (sections !== undefined && width <= sections) {
      while (values.length < sections) values.push(undefined)
      values.push(this.#section)
    }
    if (values.length > this.#longest) this.#tooLong(values, row.line, columns)
    else if (ragged && width < this.#header.length) tally.warn('row-too-short', `row ${row.line}`)
    return { values, where: row.line }
  }

  #tooLong(values: unknown[], line: number, columns: string[]): void {
    const width = filledWidth(values)
    if (width <= this.#longest) {
      values.length = Math.min(values.length, this.#longest)
      this.#options.tally.repair('trailing-separators')
      return
    }
    values.length = width
    for (let index = columns.length; index < width && index < 5000; index++) columns.push(`column${index + 1}`)
    this.#options.tally.warn('row-too-long', `row ${line}`)
  }

  #unspoil(value: string, line: number): string {
    const after = repairMojibake(value)
    if (after === undefined) return value
    this.#options.tally.repair('mojibake', 1, {
      before: value.slice(0, 80),
      after: after.slice(0, 80),
      where: `row ${line}`,
    })
    return after
  }

  #looksSpecial(cell: unknown): boolean {
    if (typeof cell !== 'string') return false
    const code = cell.charCodeAt(0)
    const letter = code | 32
    // T, S, G and I: what sums begin with.
    return code === 35 || ((letter === 116 || letter === 115 || letter === 103 || letter === 105) && totals.test(cell))
  }

  #reasonToLeaveOut(cells: unknown[]): string | undefined {
    if (this.#isHeaderAgain(cells)) return 'repeated-header'
    if (this.#isComment(cells)) return 'comment-line'
    return this.#isTotal(cells) ? 'totals-row' : undefined
  }

  #isHeaderAgain(cells: unknown[]): boolean {
    if (this.#options.head.headerRow === undefined || cells[0] === undefined) return false
    const same = this.#header.filter(
      (name, index) => String(cells[index] ?? '').trim() === name.replace(/ \(\d+\)$/, ''),
    ).length
    return same >= 2 ? same >= this.#header.length * 0.8 : this.#header.length === 1 && same === 1
  }

  #isComment(cells: unknown[]): boolean {
    const first = cells[0]
    return (
      typeof first === 'string' && first.startsWith('#') && filledWidth(cells) < Math.max(2, this.#header.length * 0.5)
    )
  }

  #isTotal(cells: unknown[]): boolean {
    const present = cells.filter((cell) => !isEmpty(cell))
    const first = present[0]
    const isSum = (text: string) => totals.test(text) || (this.#options.head.sections !== undefined && sums.test(text))
    if (typeof first !== 'string' || !isSum(first.trim()) || present.length < 2) return false
    return (
      present.length < Math.max(3, this.#header.length) && present.slice(1).every((cell) => kindOf(cell) === 'number')
    )
  }

  #isNote(cells: unknown[]): boolean {
    return this.#header.length >= 3 && cells.filter((cell) => !isEmpty(cell)).length === 1
  }

  #isCertainNote(row: Row): boolean {
    const text = String(row.cells.find((cell) => !isEmpty(cell)))
    return (
      this.#afterBlank === true ||
      text.length > 40 ||
      /^\W*(source|notes?|nb|n\.b|l[ée]gende|mise à jour|\*|\(\*|fuente|sursa|källa)\b/i.test(text)
    )
  }
}

/** `Total sport`: below the rows of a heading. */
const sums = /^(?:sous[- ]?)?(?:sub)?total\b.{0,60}$/i

const totals =
  /^(sous[- ]?total|subtotal|total|totaux|totale|totaal|suma|summa|summe|gesamt|gesamtsumme|insgesamt|totalt)(\s+(g[ée]n[ée]ral|general|du|de|des)\b.*)?\s*:?$/i
