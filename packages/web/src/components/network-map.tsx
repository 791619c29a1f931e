import type { PeopledOutline } from '@wiker/town/towns/outlines.ts'
import { townPath } from './links.ts'
import { type Label, labelsFor } from './map-labels.ts'
import { type Projection, pathOf, projectionFor, ringsOf } from './outline.ts'
import { useReader } from './reader.ts'

interface Props {
  outlines: PeopledOutline[]
  /** The towns between them, without a site. */
  ground: PeopledOutline[]
}

/**
 * The towns of the network by their own outlines among the others of the country around, no tile of anybody's. Every town stands in the
 * list too: the map is passed over by keyboards.
 */
export function NetworkMap({ outlines, ground }: Props) {
  const { t } = useReader()
  const frame = [...outlines, ...ground].flatMap((town) => {
    const rings = ringsOf(town.geometry)
    return rings.length > 0 ? rings.flat() : positionOf(town)
  })
  const projection = projectionFor(frame, 640)
  if (!projection) return null
  const labels = labelsFor(outlines, ground, projection)
  return (
    <figure class="network-map" aria-label={t('network.map')}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure is named; a title here would show over every link */}
      <svg class="map" viewBox={`0 0 ${projection.width} ${projection.height}`}>
        <path
          class="ground"
          d={ground.map(({ geometry }) => pathOf(ringsOf(geometry), projection, groundDetail)).join('')}
        />
        {outlines.map((town) => (
          <Town town={town} projection={projection} />
        ))}
        {labels.map((label) => (
          <Name label={label} />
        ))}
      </svg>
    </figure>
  )
}

/** Shortest step of an outline, in drawing units. */
const detail = 1.5
const groundDetail = 2

function Town({ town, projection }: { town: PeopledOutline; projection: Projection }) {
  const { to } = useReader()
  const rings = ringsOf(town.geometry)
  const [position] = positionOf(town)
  return (
    <a href={to(townPath(town.slug))} class="town" data-colour={town.colour} aria-label={town.name} tabindex={-1}>
      {rings.length > 0 ? (
        <path d={pathOf(rings, projection, detail)}>
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
}

function Name({ label: { x, y, name, kind, minor } }: { label: Label }) {
  return (
    <text class={minor ? `name name--${kind} name--minor` : `name name--${kind}`} x={x} y={y}>
      {name}
    </text>
  )
}

function positionOf({ longitude, latitude }: PeopledOutline): [number, number][] {
  return longitude === null || latitude === null ? [] : [[longitude, latitude]]
}
