import type { Row } from '../table/header.ts'
import { addressIn, attribute, type Element, elements, textOf } from './page.ts'

export interface TableRows {
  rows: Row[]
  /** How many of the first rows are headers by their own mark-up. */
  headers: number
  /** Where a column's cells lead to, by row: their words alone would not say it. */
  links: Map<number, Map<number, string>>
}

const MOST_COLUMNS = 2000

/** The grid of a table (HTML Living Standard §4.9.12): what spans rows is true of each, what spans columns names each in a header. */
export function rowsOf(table: Element): TableRows {
  const lines = [...elements(table)].filter(({ tagName }) => tagName === 'tr')
  const turned = recordOf(lines)
  if (turned) return turned
  const rows: Row[] = []
  const marks: boolean[] = []
  const links: TableRows['links'] = new Map()
  let spans: { left: number; value: string | undefined }[] = []
  for (const [index, line] of lines.entries()) {
    const cells = cellsOf(line)
    const header = cells.length > 0 && (isIn(line, 'thead') || cells.every(({ tagName }) => tagName === 'th'))
    const values: (string | undefined)[] = []
    const next: typeof spans = []
    let column = 0
    const skipSpanned = () => {
      for (let span = spans[column]; span && span.left > 0 && column < MOST_COLUMNS; span = spans[++column]) {
        values[column] = span.value
        next[column] = { left: span.left - 1, value: span.value }
      }
    }
    for (const cell of cells) {
      skipSpanned()
      const value = textOf(cell) || undefined
      const address = header ? undefined : addressIn(cell)
      if (address && address !== value) links.set(column, (links.get(column) ?? new Map()).set(index, address))
      const [width, height] = [span(cell, 'colspan', 1000), span(cell, 'rowspan', 65_534)]
      for (let step = 0; step < width && column < MOST_COLUMNS; step++, column++) {
        values[column] = step === 0 || header ? value : undefined
        if (height > 1) next[column] = { left: height - 1, value: values[column] }
      }
    }
    while (column < spans.length) {
      skipSpanned()
      column++
    }
    spans = next
    rows.push({ cells: Array.from(values, (value) => value), line: index + 1 })
    marks.push(header)
  }
  const first = marks.indexOf(false)
  return { rows, headers: first < 0 ? Math.min(1, rows.length - 1) : first, links }
}

const cellsOf = (line: Element): Element[] =>
  line.childNodes.filter(
    (node): node is Element => 'tagName' in node && (node.tagName === 'td' || node.tagName === 'th'),
  )

function isIn(element: Element, tag: string): boolean {
  return element.parentNode !== null && 'tagName' in element.parentNode && element.parentNode.tagName === tag
}

/** `0` means to the end of the group of rows. */
function span(cell: Element, name: string, most: number): number {
  const text = attribute(cell, name)?.trim() ?? '1'
  const value = /^\d+$/.test(text) ? Number(text) : 1
  return value === 0 && name === 'rowspan' ? most : Math.min(Math.max(value, 1), most)
}

/** A table with a name and a value on each line tells of one thing: it is a single record. */
function recordOf(lines: Element[]): TableRows | undefined {
  const pairs = lines.map(cellsOf).filter((cells) => cells.length > 0)
  const isPair = (cells: Element[]) => cells.length === 2 && cells[0]!.tagName === 'th' && cells[1]!.tagName === 'td'
  if (pairs.length < 2 || !pairs.every(isPair)) return undefined
  return {
    rows: [
      { cells: pairs.map(([name]) => textOf(name!).replace(/\s*:$/, '')), line: 1 },
      { cells: pairs.map(([, value]) => textOf(value!) || undefined), line: 2 },
    ],
    headers: 1,
    links: new Map(),
  }
}

/** The rows with a column more for each one that leads somewhere; it is named after it: `Site.url`. */
export function withLinks({ rows, headers, links }: TableRows): Row[] {
  if (links.size === 0) return rows
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const columns = [...links.keys()].sort((a, b) => a - b)
  return rows.map(({ cells, line }, row) => {
    const isName = row === Math.max(headers - 1, 0)
    const added = columns.map((column) =>
      isName ? `${cells[column] ?? `column${column + 1}`}.url` : links.get(column)?.get(row),
    )
    return { cells: [...cells, ...Array.from({ length: width - cells.length }, () => undefined), ...added], line }
  })
}
