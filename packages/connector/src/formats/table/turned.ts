import type { Row } from './header.ts'
import { isLabel } from './header.ts'
import { isEmpty, kindOf } from './value-kind.ts'

/** Larger tables are lists, and are read as they come. */
const MOST = 60

/**
 * A small table that lies on its side, set upright: the labels stand in its first column (a fact sheet of one thing, or a
 * column for each thing), or the days of a week stand above the courses of its menus. `undefined` when it stands already.
 * A row's `line` is then the number of the column it was.
 */
export function turned(rows: readonly Row[]): Row[] | undefined {
  if (rows.length > MOST) return undefined
  const said = rows.filter(({ cells }) => cells.some((cell) => !isEmpty(cell)))
  const start = said.findIndex(({ cells }) => cells.filter((cell) => !isEmpty(cell)).length > 1)
  const body = start < 0 ? [] : said.slice(start)
  if (start > 3 || body.length < 3) return undefined
  const upright = labelledRows(body) ? upended(body) : dayColumns(body) ? upended(withDayLabel(body)) : undefined
  return upright && [...said.slice(0, start), ...upright]
}

function upended(rows: readonly Row[]): Row[] {
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, column) => ({
    cells: rows.map(({ cells }) => cells[column]),
    line: column + 1,
  })).filter(({ cells }, column) => column === 0 || cells.some((cell) => !isEmpty(cell)))
}

/** Known labels below one another, none beside one another, and values of one nature from left to right. */
function labelledRows(rows: readonly Row[]): boolean {
  const labels = rows.map(({ cells }) => cells[0])
  if (labels.some((cell) => isEmpty(cell) || kindOf(cell) !== 'text' || String(cell).length > 50)) return false
  if (new Set(labels.map(String)).size < labels.length) return false
  if (labels.filter(isLabel).length < labels.length * 0.6) return false
  if (rows[0]!.cells.slice(1).some(isLabel)) return false
  const kinds = rows.map(
    ({ cells }) =>
      new Set(
        cells
          .slice(1)
          .filter((cell) => !isEmpty(cell))
          .map(kindOf),
      ),
  )
  const typed = kinds.filter((each) => each.size === 1 && !each.has('text')).length
  return typed > 0 && typed < kinds.length && kinds.filter((each) => each.size <= 1).length >= kinds.length * 0.8
}

function dayColumns(rows: readonly Row[]): boolean {
  const days = rows[0]!.cells.slice(1).filter((cell) => !isEmpty(cell))
  if (days.length < 3 || !days.every((cell) => day.test(fold(cell)))) return false
  const labels = rows.slice(1).map(({ cells }) => fold(cells[0]))
  return labels.filter((label) => course.test(label)).length >= Math.max(2, labels.length * 0.5)
}

/** The corner above the courses is empty most often. */
function withDayLabel([head, ...rest]: readonly Row[]): Row[] {
  const dated = head!.cells.slice(1).some((cell) => /\d/.test(String(cell ?? '')))
  const corner = isEmpty(head!.cells[0]) ? (dated ? 'date' : 'jour') : head!.cells[0]
  return [{ ...head!, cells: [corner, ...head!.cells.slice(1)] }, ...rest]
}

const fold = (cell: unknown) =>
  String(cell ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .trim()

const day =
  /^(?:lun|mar|mer|jeu|ven|mon|tue|wed|thu|fri|mie|jue|vie|joi|vin|man|tis|ons|tor|fre|die|mit|don|gio|maa|din|woe|vri)|^\d{1,2}[/.-]\d{1,2}/
const course =
  /^(?:entrees?|hors d|plat|viande|poisson|legumes?|accompagnement|garniture|laitage|produit laitier|fromage|desserts?|gouter|starter|main|side|dessert|pudding|primer|segundo|postre|primero|merienda|vorspeise|suppe|hauptgericht|beilage|nachtisch|dessert|menu|forratt|huvudratt|efterratt|dagens|vegetarisk|felul|ciorba|desert|garnitura|primo|secondo|contorno|frutta|voorgerecht|hoofdgerecht|nagerecht)/
