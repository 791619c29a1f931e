import type { MapPoint, TownOutline } from '@wiker/town/types.ts'
import { readableName } from '../formatting/names.ts'
import { hueOf } from './category.tsx'
import { recordPath } from './links.ts'
import { pathOf, projectionFor, ringsOf } from './outline.ts'
import { useReader } from './reader.ts'

/** Places of a town on its outline: each point is a link with its name. Without an outline the points make the frame. */
export function TownMap({
  town,
  points,
  outline,
}: {
  town: { slug: string; name: string }
  points: MapPoint[]
  outline: TownOutline | undefined
}) {
  const { to, t } = useReader()
  const rings = ringsOf(outline?.geometry ?? null)
  const frame =
    rings.length > 0 ? rings.flat() : points.map(({ longitude, latitude }) => [longitude, latitude] as [number, number])
  const projection = projectionFor(frame, 600, 16)
  if (!projection) return null
  const drawn = points.map((point) => ({ ...point, x: projection.x(point.longitude), y: projection.y(point.latitude) }))
  return (
    <figure aria-label={t('map.title', { town: town.name })}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure is named; a title here would show over every link */}
      <svg class="map" viewBox={`0 0 ${projection.width} ${projection.height}`}>
        {rings.length > 0 && <path class="land" d={pathOf(rings, projection)} />}
        {drawn
          .filter(({ x, y }) => x >= 0 && y >= 0 && x <= projection.width && y <= projection.height)
          .map((point) => (
            <a
              href={to(recordPath(town.slug, point.section, point.path))}
              aria-label={readableName(point.name)}
              tabindex={-1}
            >
              <circle class={`point hue-${hueOf(point.category ?? 'other')}`} cx={point.x} cy={point.y} r="6">
                <title>{readableName(point.name)}</title>
              </circle>
            </a>
          ))}
      </svg>
    </figure>
  )
}
