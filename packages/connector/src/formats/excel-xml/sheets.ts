import type { Row } from '../table/header.ts'
import { type Attributes, parseXml } from '../xml/sax.ts'

const MOST_COLUMNS = 16_384

export interface SheetName {
  name: string
  hidden: boolean
}

/** Names of the sheets in their order. */
export async function sheetNames(pieces: AsyncIterable<string>): Promise<SheetName[]> {
  const names: SheetName[] = []
  let inVisible = false
  const events = parseXml(pieces, {
    open(name, attributes) {
      if (name === 'Worksheet') names.push({ name: own(attributes, 'Name') ?? `${names.length + 1}`, hidden: false })
      else inVisible = name === 'Visible'
    },
    text(text) {
      const last = names.at(-1)
      if (inVisible && last && /Hidden/.test(text)) last.hidden = true
    },
    close() {
      inVisible = false
    },
  })
  for await (const _ of events);
  return names
}

/** Rows of the sheet number `index`: cells may jump ahead (`ss:Index`) or cover several columns. */
export async function* sheetRows(pieces: AsyncIterable<string>, index: number): AsyncGenerator<Row> {
  let rows: Row[] = []
  let sheet = -1
  let line = 0
  let cells: unknown[] = []
  let column = 0
  let covered = 0
  let type: string | undefined
  let text = ''
  const events = parseXml(pieces, {
    open(name, attributes) {
      if (name === 'Worksheet') sheet++
      else if (sheet !== index) return
      else if (name === 'Row') {
        line = position(attributes, line + 1, 1_048_576)
        cells = []
        column = 0
      } else if (name === 'Cell') {
        column = position(attributes, column + 1, MOST_COLUMNS)
        covered = Math.min(Number(own(attributes, 'MergeAcross')) || 0, MOST_COLUMNS)
      } else if (name === 'Data') {
        type = own(attributes, 'Type') ?? 'String'
        text = ''
      }
    },
    text(piece) {
      if (type !== undefined) text += piece
    },
    close(name) {
      if (sheet !== index) return
      if (name === 'Data') {
        const value = typed(type, text)
        type = undefined
        if (value === undefined || value === '' || column < 1 || column > MOST_COLUMNS) return
        while (cells.length < column - 1) cells.push(undefined)
        cells[column - 1] = value
      } else if (name === 'Cell') column += covered
      else if (name === 'Row' && cells.length > 0) rows.push({ cells, line })
    },
  })
  for await (const _ of events) {
    yield* rows
    rows = []
    if (sheet > index) return
  }
  yield* rows
}

/** An attribute of the spreadsheet, with its prefix or without. */
const own = (attributes: Attributes, name: string): string | undefined => attributes[`ss:${name}`] ?? attributes[name]

function position(attributes: Attributes, next: number, most: number): number {
  const said = Number(own(attributes, 'Index'))
  return Number.isInteger(said) && said >= next && said <= most ? said : next
}

function typed(type: string | undefined, text: string): unknown {
  switch (type) {
    case 'Number': {
      const number = Number(text)
      return text.trim() === '' || Number.isNaN(number) ? text : number
    }
    case 'Boolean':
      return text.trim() === '1'
    case 'Error':
      return undefined
    case 'DateTime':
      return text
        .trim()
        .replace(/^1899-12-3[01]T(\d\d:\d\d)(:00)?(\.0+)?$/, '$1')
        .replace(/T00:00:00(\.0+)?$/, '')
        .replace(/(T\d\d:\d\d:\d\d)\.\d+$/, '$1')
  }
  return text
}
