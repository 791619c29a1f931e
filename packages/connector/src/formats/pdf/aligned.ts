import { cellText, linesOf } from './cell-text.ts'
import type { Page, Word } from './page.ts'
import type { Grid } from './ruled.ts'

/** A run of words without a gap that would be a column's. */
interface Piece {
  words: Word[]
  left: number
  right: number
}

type Line = Piece[]

const FEWEST_LINES = 4

/** Tables without lines: rows of pieces that stand below each other. Prose has one piece a line and gives none. */
export function alignedGrids({ words }: Page): Grid[] {
  const lines = linesOf(words).map(piecesOf)
  const grids: Grid[] = []
  for (let start = 0; start < lines.length; start++) {
    if (lines[start]!.length < 2) continue
    const end = endOf(lines, start)
    const grid = gridOf(lines.slice(start, end))
    if (grid) grids.push(grid)
    start = end - 1
  }
  return grids
}

function piecesOf(line: Word[]): Line {
  const pieces: Piece[] = []
  for (const word of line) {
    const last = pieces.at(-1)
    if (last && word.left - last.right < word.size * 0.9) {
      last.words.push(word)
      last.right = Math.max(last.right, word.right)
    } else pieces.push({ words: [word], left: word.left, right: word.right })
  }
  return pieces
}

/** A table goes on over single pieces as long as rows of several follow: those are cells of more than one line. */
function endOf(lines: Line[], start: number): number {
  let end = start + 1
  for (let index = end; index < lines.length && index - end < 4; index++) if (lines[index]!.length >= 2) end = index + 1
  return end
}

function gridOf(lines: Line[]): Grid | undefined {
  const full = lines.filter((line) => line.length >= 2)
  if (full.length < FEWEST_LINES) return undefined
  const columns = columnsOf(full)
  if (columns.length < 2) return undefined
  const rows: string[][] = []
  let even = 0
  for (const line of lines) {
    const cells = columns.map((): Word[] => [])
    for (const piece of line) cells[columnAt(columns, piece)]!.push(...piece.words)
    const texts = cells.map(cellText)
    const count = texts.filter((text) => text !== '').length
    if (count >= Math.max(2, columns.length * 0.6)) even++
    const last = rows.at(-1)
    // What has nothing in its first column, or a single piece, goes on with the row above.
    if (last && (texts[0] === '' || count === 1) && count < columns.length)
      for (const [column, text] of texts.entries()) last[column] = [last[column], text].filter(Boolean).join(' ')
    else rows.push(texts)
  }
  const isTable = even >= FEWEST_LINES && even >= lines.length * 0.5
  return isTable ? { rows, columns: columns.map(({ left }) => left), top: lines[0]![0]!.words[0]!.y } : undefined
}

interface Column {
  left: number
  right: number
}

/** Pieces whose extents meet, in most lines, make a column. */
function columnsOf(lines: Line[]): Column[] {
  const usual = mode(lines.map((line) => line.length))
  const columns: Column[] = []
  for (const { left, right } of lines
    .filter((line) => line.length === usual)
    .flat()
    .toSorted((a, b) => a.left - b.left)) {
    const last = columns.at(-1)
    if (last && left < last.right) last.right = Math.max(last.right, right)
    else columns.push({ left, right })
  }
  // Columns that ran together would hold two pieces of one line.
  const clear = lines.every(
    (line) => line.length !== usual || new Set(line.map((piece) => columnAt(columns, piece))).size === usual,
  )
  return clear ? columns : []
}

function columnAt(columns: Column[], { left, right }: Piece): number {
  let [best, shared] = [0, -Infinity]
  for (const [index, column] of columns.entries()) {
    const overlap = Math.min(right, column.right) - Math.max(left, column.left)
    if (overlap > shared) [best, shared] = [index, overlap]
  }
  return best
}

function mode(numbers: number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0]
}
