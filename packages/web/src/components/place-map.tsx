import type { TownOutline } from '@wiker/town/types.ts'
import { MovingMap } from '../reading/moving-map.tsx'
import { NameAt, ScaleBar } from './map-parts.tsx'
import { pathOf, projectionFor, ringsOf } from './outline.ts'
import { useReader } from './reader.ts'

/** Where it is in the town: the outline and a point. Nothing when either is unknown or the point is far outside. */
export function PlaceMap({
  outline,
  latitude,
  longitude,
  name,
}: {
  outline: TownOutline | undefined
  latitude: number | null
  longitude: number | null
  name: string
}) {
  const { t } = useReader()
  const rings = ringsOf(outline?.geometry ?? null)
  const projection = projectionFor(rings.flat(), 320)
  if (!projection || !outline || latitude === null || longitude === null) return null
  const [x, y] = [projection.x(longitude), projection.y(latitude)]
  if (x < 0 || y < 0 || x > projection.width || y > projection.height) return null
  return (
    <MovingMap town={outline} only={{ latitude, longitude, name }}>
      <svg
        class="map map--small"
        viewBox={`0 0 ${projection.width} ${projection.height + 20}`}
        role="img"
        aria-label={t('map.where', { name, town: outline.name })}
      >
        <path class="land" d={pathOf(rings, projection)} />
        <NameAt outline={outline} projection={projection} clearOf={[{ x, y }]} />
        <circle class="here" cx={x} cy={y} r="7" />
        <ScaleBar projection={{ ...projection, height: projection.height + 20 }} />
      </svg>
    </MovingMap>
  )
}
