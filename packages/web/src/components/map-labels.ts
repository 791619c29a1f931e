import type { PeopledOutline } from '@wiker/town/towns/outlines.ts'
import { middleOf, type Projection, ringsOf } from './outline.ts'

export interface Label {
  name: string
  x: number
  y: number
  /** A town of the network, or a large one around by which a reader finds her way. */
  kind: 'town' | 'landmark'
  /** Left out on a small drawing. */
  minor: boolean
}

const mostTowns = 14
const mostLandmarks = 2
/** On a small drawing letters are this much larger: the names that then stand in one another’s way are left out. */
const enlarged = 1.75
/** Of the letters on the drawing, in its units. */
const [letter, line] = [7, 18]

/** Names for a map, the largest towns first, none over another. */
export function labelsFor(outlines: PeopledOutline[], ground: PeopledOutline[], projection: Projection): Label[] {
  const labels: Label[] = []
  const add = (towns: PeopledOutline[], kind: Label['kind'], most: number) => {
    for (const town of towns.toSorted((a, b) => (b.population ?? 0) - (a.population ?? 0))) {
      const added = labels.filter((label) => label.kind === kind).length
      const label = labelOf(town, kind, projection)
      if (added >= most || !label || labels.some((other) => overlap(label, other, 1))) continue
      const minor =
        sticksOut(label, projection) || labels.some((other) => !other.minor && overlap(label, other, enlarged))
      labels.push({ ...label, minor })
    }
  }
  add(ground, 'landmark', mostLandmarks)
  add(outlines, 'town', mostTowns)
  return labels
}

function labelOf(town: PeopledOutline, kind: Label['kind'], { x, y, width }: Projection): Label | undefined {
  const middle = middleOf(ringsOf(town.geometry))
  if (!middle) return undefined
  const half = halfOf(town.name)
  const left = Math.min(Math.max(x(middle[0]), half), width - half)
  return { name: town.name, x: Math.round(left), y: Math.round(y(middle[1]) + 4), kind, minor: false }
}

/** Whether a name would be cut at the edge of a small drawing. */
function sticksOut({ x, name }: Label, { width }: Projection): boolean {
  const half = halfOf(name) * enlarged
  return x < half || x > width - half
}

const halfOf = (name: string) => (name.length * letter) / 2

function overlap(one: Label, other: Label, size: number): boolean {
  const room = (halfOf(one.name) + halfOf(other.name) + letter) * size
  return Math.abs(one.y - other.y) < line * size && Math.abs(one.x - other.x) < room
}
