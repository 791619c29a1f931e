import type { TownOutline } from '@wiker/town/types.ts'
import { pathOf, projectionFor, ringsOf } from './outline.ts'

const contours = [0.28, 0.5, 0.75, 1, 1.28, 1.6, 1.98, 2.42]

/** A town without a photograph has its own drawing: its outline, repeated like the contour lines of a chart. */
export function TownPattern({ outline }: { outline: TownOutline | undefined }) {
  const rings = ringsOf(outline?.geometry ?? null)
  const largest = rings.toSorted((a, b) => b.length - a.length).slice(0, 1)
  const projection = projectionFor(largest.flat(), 100, 0)
  if (!projection) return null
  const drawn = pathOf(largest, projection, 1.6)
  const [x, y] = [50, projection.height / 2]
  return (
    <svg
      class="pattern"
      viewBox={`0 0 100 ${projection.height}`}
      aria-hidden="true"
      preserveAspectRatio="xMidYMid meet"
      overflow="visible"
    >
      <defs>
        <path id="outline" d={drawn} vector-effect="non-scaling-stroke" />
      </defs>
      {contours.map((scale) => (
        <use
          href="#outline"
          class={scale === 1 ? 'pattern__core' : undefined}
          transform={`translate(${round(x - x * scale)} ${round(y - y * scale)}) scale(${scale})`}
        />
      ))}
    </svg>
  )
}

const round = (value: number) => Math.round(value * 10) / 10
