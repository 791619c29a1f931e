import type { Row } from '../table/header.ts'
import { parseXml } from '../xml/sax.ts'

export interface WordTable {
  rows: Row[]
  /** How many of the first rows the document itself calls headers. */
  headers: number
}

interface OpenTable {
  rows: Row[]
  headers: number
  cells: (string | undefined)[]
  column: number
  isHeader: boolean
  width: number
  /** `restart` or `continue` of a cell that goes on below. */
  merge: string | undefined
  text: string
}

const MOST_COLUMNS = 1000
const MOST_ROWS = 200_000

/** Tables and plain paragraphs of a Word document (ECMA-376 §17.4). A table in a cell is a table of its own; deleted text is not there. */
export async function readWord(pieces: AsyncIterable<string>): Promise<{ tables: WordTable[]; text: string }> {
  const tables: WordTable[] = []
  const open: OpenTable[] = []
  let text = ''
  let inText = false
  const write = (piece: string) => {
    const table = open.at(-1)
    if (table) table.text += piece
    else text += piece
  }
  const events = parseXml(pieces, {
    open(name, attributes) {
      const table = open.at(-1)
      if (name === 'tbl')
        open.push({ rows: [], headers: 0, cells: [], column: 0, isHeader: false, width: 1, merge: undefined, text: '' })
      else if (name === 't') inText = true
      else if (name === 'tab') write('\t')
      else if (name === 'br' || name === 'cr') write('\n')
      else if (!table) return
      else if (name === 'tr') Object.assign(table, { cells: [], column: 0, isHeader: false })
      else if (name === 'tc') Object.assign(table, { text: '', width: 1, merge: undefined })
      else if (name === 'tblHeader') table.isHeader = !/^(0|false|off)$/.test(attributes['w:val'] ?? '')
      else if (name === 'gridSpan') table.width = Math.min(Math.max(Number(attributes['w:val']) || 1, 1), MOST_COLUMNS)
      else if (name === 'vMerge') table.merge = attributes['w:val'] ?? 'continue'
    },
    text(piece) {
      if (inText) write(piece)
    },
    close(name) {
      const table = open.at(-1)
      if (name === 't') inText = false
      else if (name === 'p') write('\n')
      else if (!table) return
      else if (name === 'tc') endCell(table)
      else if (name === 'tr') endRow(table)
      else if (name === 'tbl') {
        tables.push({ rows: table.rows, headers: table.headers })
        open.pop()
      }
    },
  })
  for await (const _ of events);
  return { tables, text }
}

function endCell(table: OpenTable): void {
  const above = table.rows.at(-1)?.cells[table.column] as string | undefined
  const own =
    table.text
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n[ \n]*/g, '\n')
      .trim() || undefined
  if (table.column < MOST_COLUMNS) table.cells[table.column] = table.merge === 'continue' ? (own ?? above) : own
  table.column += table.width
}

function endRow(table: OpenTable): void {
  if (table.rows.length >= MOST_ROWS) return
  if (table.isHeader && table.headers === table.rows.length) table.headers++
  table.rows.push({ cells: Array.from(table.cells, (cell) => cell), line: table.rows.length + 1 })
}
