import type { Row } from '../table/header.ts'
import type { CsvDialect } from './dialect.ts'

/** A quoted cell longer than this never had its closing quote. */
const MOST_LINES = 1000
const MOST_LENGTH = 1 << 20

/**
 * RFC 4180, as it is found: text in pieces in, rows out, in constant memory. A quote that never closes does not swallow
 * the rows below: the line where it stands is read again without quotes (`unclosed` has those lines).
 */
export class Tokenizer {
  readonly #dialect: CsvDialect
  #buffer = ''
  #line: number
  #nextQuote = -2
  #heldReturn = ''
  /** Lines with a quote that never closed. */
  unclosed: number[] = []
  /** The last row had no line end. */
  open = false

  /** `line`: number of the first line that will be pushed. */
  constructor(dialect: CsvDialect, line = 1) {
    this.#dialect = dialect
    this.#line = line
  }

  /** Text of a row that is not whole yet. */
  get rest(): string {
    return this.#buffer
  }

  /** Number of the line at which the next row begins. */
  get line(): number {
    return this.#line
  }

  push(text: string): Row[] {
    const piece = this.#dialect.loneReturn ? this.#withNewlines(text) : text
    this.#buffer = this.#buffer === '' ? piece : this.#buffer + piece
    return this.#rows(false)
  }

  /** A return at the very end of a piece may be half of a line end: it waits for the next one. */
  #withNewlines(text: string): string {
    const whole = this.#heldReturn + text
    this.#heldReturn = whole.endsWith('\r') ? '\r' : ''
    return whole.slice(0, whole.length - this.#heldReturn.length).replace(/\r(?!\n)/g, '\n')
  }

  end(): Row[] {
    if (this.#heldReturn) this.#buffer += '\n'
    this.#heldReturn = ''
    this.open = this.#buffer !== ''
    const rows = this.#rows(true)
    this.#buffer = ''
    return rows
  }

  #rows(final: boolean): Row[] {
    const rows: Row[] = []
    const { delimiter, quote } = this.#dialect
    const buffer = this.#buffer
    let position = 0
    this.#nextQuote = -2
    while (position < buffer.length) {
      let end = buffer.indexOf('\n', position)
      if (end < 0) {
        if (!final) break
        end = buffer.length
      }
      if (this.#nextQuote !== -1 && this.#nextQuote < position)
        this.#nextQuote = quote ? buffer.indexOf(quote, position) : -1
      if (this.#nextQuote === -1 || this.#nextQuote >= end) {
        rows.push({ cells: this.#slice(position, end).split(delimiter), line: this.#line++ })
        position = end + 1
        continue
      }
      const next = this.#quotedRow(position, end, final, rows)
      if (next < 0) break
      position = next
    }
    this.#buffer = position < buffer.length ? buffer.slice(position) : ''
    return this.#dialect.wrapped ? rows.map((row) => this.#unwrapped(row)) : rows
  }

  #unwrapped(row: Row): Row {
    if (row.cells.length !== 1) return row
    const inner = new Tokenizer({ ...this.#dialect, wrapped: false, width: 0 })
    const cells = [...inner.push(String(row.cells[0])), ...inner.end()].flatMap((part) => part.cells)
    return { cells, line: row.line }
  }

  /** A physical line without its carriage return. */
  #slice(start: number, end: number): string {
    return this.#buffer.slice(start, end > start && this.#buffer.charCodeAt(end - 1) === 13 ? end - 1 : end)
  }

  /** Position after the row, or -1 when more text is needed. */
  #quotedRow(start: number, lineEnd: number, final: boolean, rows: Row[]): number {
    const { delimiter, quote } = this.#dialect
    const buffer = this.#buffer
    const cells: string[] = []
    let position = start
    let end = lineEnd
    let lines = 1
    for (;;) {
      let opening = position
      while (buffer.charCodeAt(opening) === 32) opening++
      if (buffer[opening] === quote) {
        const cell = this.#quotedCell(opening, final)
        if (cell === 'more') return -1
        if (cell === 'unclosed' || this.#swallows(start, lineEnd, cell)) {
          this.unclosed.push(this.#line)
          rows.push({ cells: this.#withoutQuotes(start, lineEnd), line: this.#line++ })
          return lineEnd + 1
        }
        cells.push(cell.value)
        lines += cell.newlines
        position = cell.end
        if (cell.newlines > 0) {
          end = buffer.indexOf('\n', position)
          if (end < 0) {
            if (!final) return -1
            end = buffer.length
          }
        }
        if (buffer[position] === delimiter) {
          position++
          if (position < buffer.length) continue
          if (!final) return -1
          cells.push('')
        }
        break
      }
      const separator = buffer.indexOf(delimiter, position)
      if (separator < 0 || separator >= end) {
        cells.push(this.#slice(position, end))
        break
      }
      cells.push(buffer.slice(position, separator))
      position = separator + 1
    }
    rows.push({ cells, line: this.#line })
    this.#line += lines
    return end + 1
  }

  #quotedCell(opening: number, final: boolean): Cell | 'more' | 'unclosed' {
    const { delimiter, quote, escapeChar } = this.#dialect
    const buffer = this.#buffer
    let from = opening + 1
    let stray = false
    for (;;) {
      const closing = buffer.indexOf(quote, from)
      if (closing < 0) return this.#neverClosed(opening, final)
      if (escapeChar && oddBackslashes(buffer, closing)) {
        from = closing + 1
        continue
      }
      if (closing + 1 >= buffer.length && !final) return 'more'
      if (buffer[closing + 1] === quote) {
        from = closing + 2
        continue
      }
      let after = closing + 1
      while (buffer.charCodeAt(after) === 32) after++
      const code = buffer.charCodeAt(after)
      if (after >= buffer.length && !final) return 'more'
      if (
        after >= buffer.length ||
        buffer[after] === delimiter ||
        code === 10 ||
        (code === 13 && (after + 1 >= buffer.length || buffer.charCodeAt(after + 1) === 10))
      ) {
        const raw = buffer.slice(opening + 1, closing)
        return { value: unquote(raw, quote, escapeChar), newlines: countNewlines(raw), raw, end: after, stray }
      }
      // A quote in the middle of a cell: part of the text, or the opening quote of a later cell.
      stray ||= buffer[closing - 1] === delimiter || buffer.charCodeAt(closing - 1) === 10
      from = closing + 1
    }
  }

  /** To the end of what is known without a closing quote: wait, give up, or take the rest when the file was cut off here. */
  #neverClosed(opening: number, final: boolean): Cell | 'more' | 'unclosed' {
    const raw = this.#buffer.slice(opening + 1)
    const newlines = countNewlines(raw)
    if (!final) return raw.length > MOST_LENGTH || newlines > MOST_LINES ? 'unclosed' : 'more'
    if (newlines > 0 && this.#rowsInside(raw, true)) return 'unclosed'
    return { value: raw.trimEnd(), newlines, raw, end: this.#buffer.length, stray: false }
  }

  /** True when a cell has whole rows of the table in it: its quote was never meant to reach that far. */
  #swallows(start: number, lineEnd: number, cell: Cell): boolean {
    if (cell.newlines === 0) return false
    if (cell.newlines > MOST_LINES || cell.raw.length > MOST_LENGTH) return true
    const { width } = this.#dialect
    if (width < 2 || this.#withoutQuotes(start, lineEnd).length !== width) return false
    return cell.stray || this.#rowsInside(cell.raw, false)
  }

  #rowsInside(raw: string, toTheEnd: boolean): boolean {
    const { width } = this.#dialect
    const lines = raw
      .split('\n')
      .slice(1, toTheEnd ? undefined : -1)
      .filter((line) => line.trim() !== '')
    const enough = width >= 3 ? 1 : 4
    if (width < 2 || lines.length < enough) return false
    const rows = lines.filter((line) => this.#fields(line) === width).length
    return rows >= lines.length * 0.8
  }

  #fields(line: string): number {
    const { delimiter, quote } = this.#dialect
    let fields = 1
    let quoted = false
    for (let index = 0; index < line.length; index++) {
      if (line[index] === quote) quoted = !quoted
      else if (!quoted && line[index] === delimiter) fields++
    }
    return fields
  }

  #withoutQuotes(start: number, lineEnd: number): string[] {
    const { delimiter, quote } = this.#dialect
    return this.#slice(start, lineEnd)
      .split(delimiter)
      .map((cell) =>
        cell.startsWith(quote) ? cell.slice(1, cell.length > 1 && cell.endsWith(quote) ? -1 : undefined) : cell,
      )
  }
}

interface Cell {
  value: string
  raw: string
  newlines: number
  /** Position of what follows the closing quote. */
  end: number
  /** A quote stood right after a separator inside. */
  stray: boolean
}

function unquote(raw: string, quote: string, escapeChar: string): string {
  const doubled = raw.includes(quote) ? raw.replaceAll(quote + quote, quote) : raw
  return escapeChar && doubled.includes('\\')
    ? doubled.replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\')
    : doubled
}

function oddBackslashes(text: string, position: number): boolean {
  let count = 0
  while (text.charCodeAt(position - 1 - count) === 92) count++
  return count % 2 === 1
}

function countNewlines(text: string): number {
  let count = 0
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) count++
  return count
}
