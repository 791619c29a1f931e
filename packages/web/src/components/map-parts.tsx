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

/** The towns around, cut at the edge, with the names of those whose middle is on the drawing. */
export function Around({ around, projection }: { around: TownOutline[]; projection: Projection }) {
  const near = around
    .map((town) => ({ town, rings: ringsOf(town.geometry) }))
    .map(({ town, rings }) => ({ town, rings, path: clippedPathOf(rings, projection, 2) }))
    .filter(({ path }) => path !== '')
  return (
    <g class="around">
      <path d={near.map(({ path }) => path).join('')} />
      {near.map(({ town, rings }) => {
        const place = nameIn(middleOf(rings), projection, town.name)
        return (
          place && (
            <text x={place[0]} y={place[1]}>
              {town.name}
            </text>
          )
        )
      })}
    </g>
  )
}

/** A name at the middle of its outline. */
export function NameAt({ outline, projection }: { outline: TownOutline; projection: Projection }) {
  const middle = middleOf(ringsOf(outline.geometry))
  return (
    middle && (
      <text class="map__name" x={projection.x(middle[0])} y={projection.y(middle[1])}>
        {outline.name}
      </text>
    )
  )
}

/** Where a name fits whole on the drawing, near its place; nothing when the place is off it. */
function nameIn(
  middle: [number, number] | undefined,
  { x, y, width, height }: Projection,
  name: string,
): [number, number] | undefined {
  if (!middle) return undefined
  const [left, top] = [x(middle[0]), y(middle[1])]
  const half = name.length * 3.6
  if (left < half || left > width - half || top < 14 || top > height - 28) return undefined
  return [left, top]
}
