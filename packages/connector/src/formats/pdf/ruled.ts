import { cellText } from './cell-text.ts'
import type { Page, Word } from './page.ts'
import type { Rule } from './rules.ts'

/** Cells of one table on one page, from top to bottom; `columns` are the positions of its upright lines. */
export interface Grid {
  rows: string[][]
  columns: number[]
  /** How high on the page it begins: tables are told from top to bottom. */
  top: number
}

/** Lines this near to each other are one. */
const NEAR = 4

/** Tables whose cells are drawn with lines: each text belongs to the cell it stands in. */
export function ruledGrids({ words, rules }: Page): Grid[] {
  const left = new Set(words)
  const grids: Grid[] = []
  for (const group of connected(rules)) {
    const xs = positions(group.filter(({ upright }) => upright))
    const ys = positions(group.filter(({ upright }) => !upright)).reverse()
    if (xs.length < 3 || ys.length < 2) continue
    const grid = fill(group, xs, ys, left)
    if (grid.rows.length > 0) grids.push(grid)
  }
  return grids
}

/** Groups of lines that touch: each is a table of its own. */
function connected(rules: Rule[]): Rule[][] {
  const groups: Rule[][] = []
  const waiting = new Set(rules)
  const [upright, level] = [rules.filter((rule) => rule.upright), rules.filter((rule) => !rule.upright)]
  for (const first of rules) {
    if (!waiting.delete(first)) continue
    const group = [first]
    for (let index = 0; index < group.length; index++) {
      const one = group[index]!
      for (const other of one.upright ? level : upright) {
        if (waiting.has(other) && touches(one, other)) {
          waiting.delete(other)
          group.push(other)
        }
      }
    }
    groups.push(group)
  }
  return groups
}

function touches(one: Rule, other: Rule): boolean {
  return (
    one.at >= other.from - NEAR && one.at <= other.to + NEAR && other.at >= one.from - NEAR && other.at <= one.to + NEAR
  )
}

function positions(rules: Rule[]): number[] {
  const found: number[] = []
  for (const { at } of rules.toSorted((a, b) => a.at - b.at))
    if (at - (found.at(-1) ?? -Infinity) > NEAR) found.push(at)
  return found
}

function fill(rules: Rule[], xs: number[], ys: number[], left: Set<Word>): Grid {
  const cells = ys.slice(1).map(() => xs.slice(1).map((): Word[] => []))
  for (const word of [...left]) {
    const column = between(xs, (word.left + Math.min(word.right, word.left + word.size)) / 2)
    const row = between(
      ys.map((y) => -y),
      -(word.y + word.size * 0.3),
    )
    if (column < 0 || row < 0) continue
    left.delete(word)
    const home = owner(rules, xs, ys, column, row)
    cells[home.row]![home.column]!.push(word)
  }
  const texts = cells.map((row) => row.map(cellText))
  spread(rules, xs, ys, texts)
  return { rows: texts.filter((row) => row.some((text) => text !== '')), columns: xs, top: ys[0]! }
}

function between(edges: number[], at: number): number {
  for (let index = 0; index + 1 < edges.length; index++) if (at >= edges[index]! && at < edges[index + 1]!) return index
  return -1
}

/** A cell that spans several is where it begins, at its upper left. */
function owner(
  rules: Rule[],
  xs: number[],
  ys: number[],
  column: number,
  row: number,
): { column: number; row: number } {
  let [x, y] = [column, row]
  while (x > 0 && !separates(rules, true, xs[x]!, (ys[y]! + ys[y + 1]!) / 2)) x--
  while (y > 0 && !separates(rules, false, ys[y]!, (xs[x]! + xs[x + 1]!) / 2)) y--
  return { column: x, row: y }
}

const separates = (rules: Rule[], upright: boolean, at: number, across: number): boolean =>
  rules.some(
    (rule) =>
      rule.upright === upright && Math.abs(rule.at - at) <= NEAR && across >= rule.from - 1 && across <= rule.to + 1,
  )

/** What spans several rows is true of each of them. */
function spread(rules: Rule[], xs: number[], ys: number[], texts: string[][]): void {
  for (let row = 1; row < texts.length; row++) {
    for (let column = 0; column + 1 < xs.length; column++) {
      if (texts[row]![column] !== '' || separates(rules, false, ys[row]!, (xs[column]! + xs[column + 1]!) / 2)) continue
      if (column > 0 && !separates(rules, true, xs[column]!, (ys[row]! + ys[row + 1]!) / 2)) continue
      texts[row]![column] = texts[row - 1]![column]!
    }
  }
}
