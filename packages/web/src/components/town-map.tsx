import type { MapPoint, TownOutline } from '@wiker/town/types.ts'
import { readableName } from '../formatting/names.ts'
import { nameWithAdvertiser } from './advertiser.tsx'
import { hueOf } from './category.tsx'
import { recordPath } from './links.ts'
import { Around, NameAt, NamesAround, ScaleBar } from './map-parts.tsx'
import { type Projection, pathOf, projectionFor, ringsOf } from './outline.ts'
import { useReader } from './reader.ts'
import { spread } from './spread.ts'

/** More points than this are dots of their kind: no finger would hit one, and the list leads to each. */
export const mostLinked = 120
/** Up to this many, points have the numbers of the list. */
export const mostNumbered = 30

interface Props {
  town: { slug: string; name: string }
  points: MapPoint[]
  outline: TownOutline | undefined
  around: TownOutline[]
}

type Placed = MapPoint & { x: number; y: number; number: number }

/** Places of a town on its outline, its neighbours around. Without an outline the points make the frame. */
export function TownMap({ town, points, outline, around }: Props) {
  const { t } = useReader()
  const rings = ringsOf(outline?.geometry ?? null)
  const frame =
    rings.length > 0 ? rings.flat() : points.map(({ longitude, latitude }) => [longitude, latitude] as [number, number])
  const projection = projectionFor(frame, 600, 56, 0.9)
  if (!projection) return null
  const numbered = points.length <= mostNumbered
  const there = placed(points, projection)
  const drawn = numbered ? spread(there, 20, 26) : there
  return (
    <figure class="town-map" aria-label={t('map.title', { town: town.name })}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure is named; a title here would show over every link */}
      <svg class="map" viewBox={`0 0 ${projection.width} ${projection.height}`}>
        <Around around={around} projection={projection} />
        {rings.length > 0 && <path class="land" d={pathOf(rings, projection)} />}
        <NamesAround around={around} projection={projection} />
        {drawn.length > mostLinked ? (
          <Dots points={drawn} />
        ) : (
          drawn.map((point) => <Point point={point} town={town} numbered={numbered} />)
        )}
        {outline && <NameAt outline={outline} projection={projection} clearOf={drawn} />}
        <ScaleBar projection={projection} />
      </svg>
    </figure>
  )
}

function placed(points: MapPoint[], { x, y, width, height }: Projection): Placed[] {
  return points
    .map((point, index) => ({ ...point, x: x(point.longitude), y: y(point.latitude), number: index + 1 }))
    .filter((point) => point.x >= 0 && point.y >= 0 && point.x <= width && point.y <= height)
}

function Point({ point, town, numbered }: { point: Placed; town: { slug: string }; numbered: boolean }) {
  const { to, words } = useReader()
  const name = nameWithAdvertiser(readableName(point.name), point, words)
  return (
    <a
      href={to(recordPath(point.of ?? town.slug, point.section, point.path))}
      aria-label={numbered ? `${point.number} ${name}` : name}
      tabindex={-1}
    >
      <circle
        class={`point hue-${hueOf(point.category ?? 'other')}${numbered ? ' point--numbered' : ''}`}
        cx={point.x}
        cy={point.y}
        r={numbered ? '10' : '6'}
      >
        <title>{name}</title>
      </circle>
      {numbered && (
        <text class="point__number" x={point.x} y={point.y + 4}>
          {point.number}
        </text>
      )}
    </a>
  )
}

/** One path for all the points of a colour. */
function Dots({ points }: { points: Placed[] }) {
  return (
    <>
      {[...Map.groupBy(points, (point) => hueOf(point.category ?? 'other'))].map(([hue, some]) => (
        <path class={`dots hue-${hue}`} d={some.map(({ x, y }) => `M${x} ${y}h0`).join('')} />
      ))}
    </>
  )
}
