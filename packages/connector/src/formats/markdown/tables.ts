import type { Row } from '../table/header.ts'
import { plain } from './cell.ts'

export interface MarkdownTable {
  /** The heading above it. */
  name?: string
  /** The header first; links of a column stand in a column of their own, `Site.url`. */
  rows: Row[]
}

/** A line of dashes between pipes, with colons for the alignment. */
export function isDelimiter(line: string): boolean {
  if (!line.includes('-') || !line.includes('|') || line.length > 5000) return false
  return cellsOf(line.trim()).every((cell) => /^:?-+:?$/.test(cell))
}

/** Tables of pipes (GFM §4.10) outside of code; a table ends at a blank line. */
export function tablesIn(text: string): MarkdownTable[] {
  const lines = text.split(/\r\n|\n|\r/)
  const tables: MarkdownTable[] = []
  let heading = ''
  let fence = ''
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    const mark = /^\s{0,3}(```+|~~~+)/.exec(line)?.[1]
    if (mark && (fence === '' || mark.startsWith(fence))) fence = fence === '' ? mark : ''
    if (fence !== '') continue
    const title = /^\s{0,3}#{1,6}\s(.*)$/.exec(line)?.[1]
    if (title) heading = plain(title.replace(/#+\s*$/, '')).text
    const next = lines[index + 1]
    if (next === undefined || !line.includes('|') || !isDelimiter(next)) continue
    const header = cellsOf(line)
    if (header.length < 2 || header.length !== cellsOf(next).length) continue
    let end = index + 2
    while (end < lines.length && lines[end]!.trim() !== '' && !/^\s{0,3}(#{1,6}\s|>|```|~~~)/.test(lines[end]!)) end++
    const rows = lines.slice(index + 2, end).map((one, at) => ({ cells: cellsOf(one), line: index + 3 + at }))
    const name = heading ? { name: heading } : {}
    if (rows.length > 0) tables.push({ ...name, rows: withLinks([{ cells: header, line: index + 1 }, ...rows]) })
    index = end - 1
  }
  return tables
}

function cellsOf(line: string): string[] {
  const cells = ['']
  for (let index = 0; index < line.length; index++) {
    const char = line[index]!
    if (char === '\\' && line[index + 1] === '|') cells[cells.length - 1] += line[++index]!
    else if (char === '|') cells.push('')
    else cells[cells.length - 1] += char
  }
  if (cells[0]!.trim() === '') cells.shift()
  if (cells.length > 1 && cells.at(-1)!.trim() === '') cells.pop()
  return cells.map((cell) => cell.trim())
}

function withLinks(rows: { cells: string[]; line: number }[]): Row[] {
  const read = rows.map(({ cells, line }) => ({ cells: cells.map(plain), line }))
  const header = read[0]!.cells
  const isLinked = (column: number) =>
    read.some(
      ({ cells }, row) => row > 0 && cells[column]?.url !== undefined && cells[column]?.url !== cells[column]?.text,
    )
  const linked = [...header.keys()].filter(isLinked)
  return read.map(({ cells, line }, row) => ({
    cells: [
      ...header.map((_, column) => cells[column]?.text || undefined),
      ...linked.map((column) => (row === 0 ? `${cells[column]!.text}.url` : cells[column]?.url)),
    ],
    line,
  }))
}
