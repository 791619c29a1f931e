import type { TownOutline } from '@wiker/town/types.ts'
import { clippedPathOf, middleOf, type Projection, ringsOf } from './outline.ts'
import { useReader } from './reader.ts'

/** Lengths a scale may have, in kilometres. */
const lengths = [0.2, 0.5, 1, 2, 5, 10, 20]

/** How long a kilometre is on a drawing: the longest round length that takes no more than a quarter of it. */
export function ScaleBar({ projection }: { projection: Projection }) {
  const { t } = useReader()
  const { width, height, kilometre } = projection
  const length = lengths.findLast((one) => one * kilometre <= width / 4) ?? lengths[0]!
  const bar = Math.round(length * kilometre)
  const text = length < 1 ? t('map.metres', { count: length * 1000 }) : t('map.kilometres', { count: length })
  return (
    <g class="scale">
      <path d={`M10 ${height - 16}v6h${bar}v-6`} />
      <text x={bar + 18} y={height - 9}>
        {text}
      </text>
    </g>
  )
}

/** The towns around, cut at the edge. */
export function Around({ around, projection }: { around: TownOutline[]; projection: Projection }) {
  const near = around.map(({ geometry }) => clippedPathOf(ringsOf(geometry), projection, 2))
  return <path class="around" d={near.map(({ path }) => path).join('')} />
}

/** Their names, each in the middle of what is drawn of it, where there is room. */
export function NamesAround({ around, projection }: { around: TownOutline[]; projection: Projection }) {
  return (
    <>
      {around.map((town) => {
        const { middle } = clippedPathOf(ringsOf(town.geometry), projection, 2)
        return (
          middle &&
          fits(middle, projection, town.name) && (
            <text class="around__name" x={Math.round(middle[0])} y={Math.round(middle[1])}>
              {town.name}
            </text>
          )
        )
      })}
    </>
  )
}

interface NameProps {
  outline: TownOutline
  projection: Projection
  /** Marks the name should not cover, in drawing units. */
  clearOf?: { x: number; y: number }[]
}

/** How far above or below its place a name may stand to be clear of the marks. */
const steps = [0, 30, -30, 60, -60, 90, -90]

/** A name at the middle of its outline, or as near as there is room. */
export function NameAt({ outline, projection, clearOf = [] }: NameProps) {
  const middle = middleOf(ringsOf(outline.geometry))
  if (!middle) return null
  const [x, y] = [projection.x(middle[0]), projection.y(middle[1])]
  const half = outline.name.length * 6 + 10
  const covered = (step: number) =>
    clearOf.filter((mark) => Math.abs(mark.x - x) < half && Math.abs(mark.y - (y + step - 7)) < 20).length
  const best = steps.toSorted((one, other) => covered(one) - covered(other) || Math.abs(one) - Math.abs(other))[0]!
  return (
    <text class="map__name" x={x} y={y + best}>
      {outline.name}
    </text>
  )
}

/** Half of a letter's width, as large as letters get on a small drawing. */
const halfLetter = 5

/** Whether a name stands whole on the drawing, above the scale. */
function fits([left, top]: [number, number], { width, height }: Projection, name: string): boolean {
  const half = name.length * halfLetter
  return left > half && left < width - half && top > 18 && top < height - 40
}
