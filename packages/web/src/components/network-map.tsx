import type { TownOutline } from '@wiker/town/types.ts'
import { townPath } from './links.ts'
import { pathOf, projectionFor, ringsOf } from './outline.ts'
import { useReader } from './reader.ts'

/** The towns of the network by their own outlines, no tile of anybody's. Every town is a link, and stands in the list beside it. */
export function NetworkMap({ outlines }: { outlines: TownOutline[] }) {
  const { to, t } = useReader()
  const drawn = outlines.map((town) => ({ town, rings: ringsOf(town.geometry) }))
  const frame = drawn.flatMap(({ town, rings }) => (rings.length > 0 ? rings.flat() : positionOf(town)))
  const projection = projectionFor(frame, 640)
  if (!projection) return null
  return (
    <figure aria-label={t('network.map')}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure is named; a title here would show over every link */}
      <svg class="map" viewBox={`0 0 ${projection.width} ${projection.height}`}>
        {drawn.map(({ town, rings }) => {
          const [position] = positionOf(town)
          return (
            <a href={to(townPath(town.slug))} class="town" data-colour={town.colour} aria-label={town.name}>
              {rings.length > 0 ? (
                <path d={pathOf(rings, projection, 1.5)}>
                  <title>{town.name}</title>
                </path>
              ) : (
                position && (
                  <circle class="spot" cx={projection.x(position[0])} cy={projection.y(position[1])} r="6">
                    <title>{town.name}</title>
                  </circle>
                )
              )}
            </a>
          )
        })}
      </svg>
    </figure>
  )
}

function positionOf({ longitude, latitude }: TownOutline): [number, number][] {
  return longitude === null || latitude === null ? [] : [[longitude, latitude]]
}
