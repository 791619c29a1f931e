import type { Row } from '../table/header.ts'
import { percentOf } from '../xlsx/number-format.ts'
import { type Attributes, parseXml } from '../xml/sax.ts'

/** An empty sheet ends with one row said a million times; a row with values is never repeated that often. */
const MOST_REPEATED = 10_000
const MOST_COLUMNS = 16_384
/** Cells of a row said again: a few letters may not ask for a thousand million. */
const MOST_CELLS = 2_000_000

export interface SheetName {
  name: string
  hidden: boolean
}

/** Names of the tables in their order. */
export async function sheetNames(pieces: AsyncIterable<string>): Promise<SheetName[]> {
  const names: SheetName[] = []
  const hiddenStyles = new Set<string>()
  let style = ''
  let depth = 0
  const events = parseXml(pieces, {
    open(name, attributes) {
      if (name === 'style') style = attributes['style:name'] ?? ''
      else if (name === 'table-properties' && attributes['table:display'] === 'false') hiddenStyles.add(style)
      else if (name === 'table' && depth++ === 0) {
        names.push({
          name: attributes['table:name'] ?? `${names.length + 1}`,
          hidden: hiddenStyles.has(attributes['table:style-name'] ?? ''),
        })
      }
    },
    close(name) {
      if (name === 'table') depth--
    },
  })
  for await (const _ of events);
  return names
}

/** Rows of the table number `index` (OpenDocument 1.3 part 3 §9.1), repetitions of nothing skipped. */
export async function* tableRows(pieces: AsyncIterable<string>, index: number): AsyncGenerator<Row> {
  let rows: Row[] = []
  let table = -1
  let depth = 0
  let line = 0
  let repeatedRow = 1
  let cells: unknown[] = []
  let column = 0
  let cell: Attributes | undefined
  let text = ''
  let paragraphs = 0
  let inParagraph = 0
  let inNote = 0
  let spans: { column: number; left: number; value: unknown }[] = []
  const active = () => depth === 1 && table === index
  const events = parseXml(pieces, {
    open(name, attributes) {
      if (name === 'table') {
        if (depth++ === 0) table++
      } else if (!active()) return
      else if (name === 'table-row') {
        repeatedRow = Math.max(1, Number(attributes['table:number-rows-repeated'] ?? 1) || 1)
        cells = []
        column = 0
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        cell = attributes
        text = ''
        paragraphs = 0
      } else if (name === 'annotation') inNote++
      else if (cell && inNote === 0) {
        if (name === 'p' || name === 'h') {
          if (paragraphs++ > 0) text += '\n'
          inParagraph++
        } else if (inParagraph > 0 && name === 's')
          text += ' '.repeat(Math.min(Number(attributes['text:c'] ?? 1) || 1, 100))
        else if (inParagraph > 0 && name === 'tab') text += '\t'
        else if (inParagraph > 0 && name === 'line-break') text += '\n'
      }
    },
    text(piece) {
      if (inParagraph > 0 && inNote === 0) text += piece
    },
    close(name) {
      if (name === 'table') depth--
      else if (!active()) return
      else if (name === 'annotation') inNote--
      else if ((name === 'p' || name === 'h') && inNote === 0) inParagraph = Math.max(0, inParagraph - 1)
      else if (cell && (name === 'table-cell' || name === 'covered-table-cell')) {
        const value = cellValue(cell, text)
        const repeated = Math.max(1, Number(cell['table:number-columns-repeated'] ?? 1) || 1)
        const down = Number(cell['table:number-rows-spanned'] ?? 1) || 1
        if (down > 1 && (cell['table:number-columns-spanned'] ?? '1') === '1')
          spans.push({ column, left: down, value: value === '' ? undefined : value })
        if (value !== undefined && value !== '' && column < MOST_COLUMNS) {
          while (cells.length < column) cells.push(undefined)
          for (let times = 0; times < repeated && column + times < MOST_COLUMNS; times++) cells[column + times] = value
        }
        column += repeated
        cell = undefined
        inParagraph = 0
      } else if (name === 'table-row') {
        const merged = cells.length > 0 ? fillDown(cells, spans) : 0
        spans = spans.flatMap((one) => (one.left > repeatedRow ? [{ ...one, left: one.left - repeatedRow }] : []))
        if (cells.length > 0) {
          for (
            let times = 0;
            times < Math.min(repeatedRow, MOST_REPEATED, Math.ceil(MOST_CELLS / cells.length));
            times++
          )
            rows.push({ cells: [...cells], line: line + times + 1, ...(merged > 0 ? { merged } : {}) })
        }
        line += repeatedRow
      }
    },
  })
  for await (const _ of events) {
    yield* rows
    rows = []
    if (table > index) return
  }
  yield* rows
}

/** A cell that reaches over the rows below (OpenDocument §19.679) holds for those that have something of their own. */
function fillDown(cells: unknown[], spans: readonly { column: number; value: unknown }[]): number {
  let filled = 0
  for (const { column, value } of spans) {
    if (value === undefined || cells[column] !== undefined) continue
    while (cells.length < column) cells.push(undefined)
    cells[column] = value
    filled++
  }
  return filled
}

function cellValue(cell: Attributes, text: string): unknown {
  switch (cell['office:value-type'] ?? cell['calcext:value-type']) {
    case 'float':
    case 'currency': {
      const number = Number(cell['office:value'])
      return Number.isNaN(number) || cell['office:value'] === undefined ? text : number
    }
    case 'percentage': {
      const share = Number(cell['office:value'] ?? Number.NaN)
      return Number.isNaN(share) ? text : percentOf(share)
    }
    case 'date':
      // Midnight is said where the cell shows it: the whole column then tells whether it is meant.
      return (cell['office:date-value'] ?? text)
        .replace(/T00:00:00(\.0+)?$/, '')
        .replace(/^\d{4}-\d{2}-\d{2}$/, (day) => (/\b0?0[:h]00\b/.test(text) ? `${day}T00:00:00` : day))
        .replace(/(T\d\d:\d\d:\d\d)\.\d+$/, '$1')
    case 'time':
      return clockOf(cell['office:time-value']) ?? text
    case 'boolean':
      return cell['office:boolean-value'] === 'true'
    case 'error':
      return undefined
  }
  return /^(#N\/A|#N\/D|#REF!|#VALEUR!|#VALUE!|#DIV\/0!|#NOM\?|#NAME\?|Err:\d+)$/.test(text) ? undefined : text
}

/** `PT20H30M00S` → `20:30`. */
function clockOf(duration: string | undefined): string | undefined {
  const found = /^PT(\d+)H(\d+)M(\d+)/.exec(duration ?? '')
  if (!found) return undefined
  const [, hours = '', minutes = '', seconds = ''] = found
  return `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}${Number(seconds) > 0 ? `:${seconds.padStart(2, '0')}` : ''}`
}
