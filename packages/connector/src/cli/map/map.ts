import type { Gazetteer } from '../../places/gazetteer.ts'
import type { Words } from '../messages.ts'
import type { Screen, Style } from '../screen.ts'
import { CELL, clustersOf, niceBelow, stepsOf } from './clusters.ts'
import { type Name, namesOf } from './names.ts'
import { departmentOf, outlineOf } from './outline.ts'
import { type Point, type View, viewOf } from './view.ts'

export interface Places {
  /** Some of the positions, chosen fairly when there are very many. */
  points: readonly Point[]
  /** All of them. */
  count: number
}

const signs = { unicode: ['•', '●', '◉'], ascii: ['o', 'O', '@'] }
const styles: Style[] = ['yellow', 'yellow', 'red']
/** Of a terminal's lines: the map is small, the card goes on below. */
const MOST_LINES = 24
const WIDEST = 84
/** A handful of places needs no large map. */
const FEW = { places: 10, lines: 12, width: 48 } as const
const ENOUGH_TO_JUDGE = 1500

/** A small map of places: clusters by density, an outline and names where they are known, a scale, the north. Lines without indent. */
export function mapOf(places: Places, gazetteer: Gazetteer, screen: Screen, words: Words): string[] {
  if (places.points.length === 0) return []
  const few = places.count < FEW.places
  const width = Math.min(screen.width - 4, few ? FEW.width : WIDEST)
  const most = { columns: width * CELL.columns, rows: (few ? FEW.lines : MOST_LINES) * CELL.rows }
  const home = homeOf(places.points, gazetteer)
  const view = viewOf(places.points, most, surroundings(places.points, gazetteer, home))
  const clusters = clustersOf(places.points, view)
  const factor = places.count / places.points.length
  const steps = stepsOf(clusters, factor)
  const cells = emptyCells(view)
  drawOutline(cells, outlineOf(view, gazetteer, home), view, screen)
  drawClusters(cells, clusters, steps, factor, screen)
  writeNames(cells, namesOf(view, gazetteer, clusters, steps?.[1]))
  const drawn = cells.map((row) => row.some(({ sign }) => sign !== ' '))
  const lines = cells.slice(drawn.indexOf(true), drawn.lastIndexOf(true) + 1).map((row) => paintRow(row, screen))
  return [...lines, '', legend(view, steps, screen, words)]
}

interface Cell {
  sign: string
  style?: Style
}

const emptyCells = ({ columns, rows }: View): Cell[][] =>
  Array.from({ length: rows / CELL.rows }, () => Array.from({ length: columns / CELL.columns }, () => ({ sign: ' ' })))

/** The département in which nearly all lie. */
function homeOf(points: readonly Point[], gazetteer: Gazetteer): string | undefined {
  const counts = new Map<string, number>()
  const step = Math.max(1, Math.floor(points.length / ENOUGH_TO_JUDGE))
  let judged = 0
  for (let index = 0; index < points.length; index += step, judged++) {
    const [longitude, latitude] = points[index]!
    const near = gazetteer.nearest(latitude, longitude)
    const department = near && near.kilometres < 60 ? departmentOf(near.town) : undefined
    if (department) counts.set(department, (counts.get(department) ?? 0) + 1)
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1])
  return first && first[1] >= judged * 0.9 ? first[0] : undefined
}

/** The towns of the département, or of the country, when the places are spread over much of it: the map then shows all of it. */
function surroundings(points: readonly Point[], gazetteer: Gazetteer, home: string | undefined): Point[] {
  const towns: Point[] = []
  for (const town of gazetteer.towns)
    if (town.longitude !== undefined && (home === undefined || departmentOf(town) === home))
      towns.push([town.longitude, town.latitude!])
  if (towns.length === 0) return []
  const whole = viewOf(towns, { columns: 100, rows: 100 })
  const spread = viewOf(points, { columns: 100, rows: 100 })
  const inside = points.filter(([x, y]) => whole.x(x) >= 0 && whole.x(x) < 100 && whole.y(y) >= 0 && whole.y(y) < 100)
  if (inside.length < points.length * 0.8 || spread.kilometresPerDot < whole.kilometresPerDot * 0.4) return []
  return towns
}

function drawOutline(cells: Cell[][], dots: [number, number][], view: View, { unicode }: Screen): void {
  const bits = new Map<number, number>()
  const width = view.columns / CELL.columns
  // Unicode's braille: the dots of a sign, column by column, the lowest two last.
  const order = [
    [0x01, 0x08],
    [0x02, 0x10],
    [0x04, 0x20],
    [0x40, 0x80],
  ]
  for (const [x, y] of dots) {
    const key = Math.floor(y / CELL.rows) * width + Math.floor(x / CELL.columns)
    bits.set(key, (bits.get(key) ?? 0) | order[y % CELL.rows]![x % CELL.columns]!)
  }
  for (const [key, set] of bits)
    cells[Math.floor(key / width)]![key % width] = {
      sign: unicode ? String.fromCharCode(0x2800 + set) : '.',
      style: 'dim',
    }
}

function drawClusters(
  cells: Cell[][],
  clusters: ReadonlyMap<number, number>,
  steps: [number, number] | undefined,
  factor: number,
  { unicode }: Screen,
): void {
  const width = cells[0]!.length
  for (const [key, count] of clusters) {
    const size = steps ? steps.filter((step) => count * factor >= step).length : 0
    cells[Math.floor(key / width)]![key % width] = {
      sign: signs[unicode ? 'unicode' : 'ascii'][size]!,
      style: styles[size]!,
    }
  }
}

function writeNames(cells: Cell[][], names: Name[]): void {
  for (const { text, column, row } of names)
    for (const [index, sign] of [...text].entries()) cells[row]![column + index] = { sign, style: 'cyan' }
}

/** Neighbours of one style are painted at once. */
function paintRow(row: Cell[], screen: Screen): string {
  let line = ''
  for (let start = 0; start < row.length; ) {
    let end = start + 1
    while (end < row.length && row[end]!.style === row[start]!.style) end++
    const text = row
      .slice(start, end)
      .map(({ sign }) => sign)
      .join('')
    const { style } = row[start]!
    line += style ? screen.paint(style, text) : text
    start = end
  }
  return line.trimEnd()
}

function legend(view: View, steps: [number, number] | undefined, screen: Screen, words: Words): string {
  const perSign = view.kilometresPerDot * CELL.columns
  const length = niceBelow((perSign * view.columns) / CELL.columns / 3)
  const bar = Math.max(1, Math.round(length / perSign))
  const said = length >= 1 ? `${length} km` : `${Math.round(length * 1000)} m`
  const [left, line, right, north] = screen.unicode ? ['├', '─', '┤', '↑'] : ['|', '-', '|', '^']
  const scale = `${left}${line!.repeat(Math.max(0, bar - 1))}${right} ${said}   N ${north}`
  const shown = signs[screen.unicode ? 'unicode' : 'ascii']
  const key = steps
    ? [1, ...steps].map(
        (from, index) =>
          `${screen.paint(styles[index]!, shown[index]!)} ${index === 0 ? words('map.one') : words('map.from', { from })}`,
      )
    : []
  if (view.outside > 0) key.push(words('map.outside', { count: view.outside }))
  return [scale, ...key].join('   ')
}
