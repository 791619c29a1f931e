import type { ChartRow, StoryChart } from '@wiker/town/stories/types.ts'
import type { TownOutline } from '@wiker/town/types.ts'
import { type GeoPermissibleObjects, geoMercator, geoPath } from 'd3-geo'
import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { useReader } from '../components/reader.ts'

interface Props {
  chart: StoryChart
  /** Unique on the page. */
  id: string
  /** Drawn under the points of a map. */
  outline?: TownOutline | undefined
}

const width = 360

/** A chart or a small map drawn on the server: its title, its drawing with a text alternative, and the figures behind it as a table. */
export function StoryChartFigure({ chart, id, outline }: Props) {
  const { t } = useReader()
  const { title, description, columns, rows } = chart
  return (
    <figure class="story-chart">
      <figcaption>{title}</figcaption>
      {chart.kind === 'bars' && <Bars id={id} chart={chart} />}
      {chart.kind === 'line' && <Line id={id} chart={chart} />}
      {chart.kind === 'map' && <PointMap id={id} chart={chart} outline={outline} />}
      {chart.kind === 'map' ? (
        <ol class="story-chart__stops">
          {rows.map(({ label, shown }) => (
            <li>
              {label}
              {shown !== label && !/^0\D*$/.test(shown) && <span class="list__facts"> {shown}</span>}
            </li>
          ))}
        </ol>
      ) : (
        <details class="chart-table">
          <summary>{t('figures.asTable')}</summary>
          <table class="table">
            <caption class="visually-hidden">{description}</caption>
            <thead>
              <tr>
                <th scope="col">{columns[0]}</th>
                <th scope="col" class="number">
                  {columns[1]}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ label, shown }) => (
                <tr>
                  <th scope="row">{label}</th>
                  <td class="number">{shown}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </figure>
  )
}

type Drawn = Pick<Props, 'chart' | 'id'>

function Svg({ id, chart, height, children }: Drawn & { height: number; children?: unknown }) {
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-t ${id}-d`}>
      <title id={`${id}-t`}>{chart.title}</title>
      <desc id={`${id}-d`}>{chart.description}</desc>
      {children as never}
    </svg>
  )
}

/** Lying bars from zero on, the name above each: names are long, telephones narrow. */
function Bars({ chart, id }: Drawn) {
  const { rows } = chart
  const step = 40
  const x = scaleLinear([0, Math.max(1, ...rows.map(({ value }) => value))], [0, width - 84])
  return (
    <Svg id={id} chart={chart} height={rows.length * step}>
      {rows.map(({ label, value, shown }, at) => (
        <>
          <text class="chart__year" x="0" y={at * step + 14}>
            {label.length > 46 ? `${label.slice(0, 45)}…` : label}
          </text>
          <rect class="chart__bar" x="0" y={at * step + 20} width={x(value).toFixed(1)} height="12" rx="2" />
          <text class="chart__value" x={(x(value) + 6).toFixed(1)} y={at * step + 31}>
            {shown}
          </text>
        </>
      ))}
    </Svg>
  )
}

/** What changes from year to year, from zero on: a small change looks small. */
function Line({ chart, id }: Drawn) {
  const { rows } = chart
  const [height, top, bottom] = [170, 26, 20]
  const years = rows.map(({ label }) => Number(label))
  const x = scaleLinear([Math.min(...years), Math.max(...years)], [8, width - 8])
  const y = scaleLinear([0, Math.max(1, ...rows.map(({ value }) => value))], [height - bottom, top])
  const at = (row: ChartRow): [number, number] => [x(Number(row.label)), y(row.value)]
  const points = rows.map(at)
  const highest = rows.reduce((one, other) => (other.value > one.value ? other : one))
  const said = rows.filter((row, nth) => nth === 0 || nth === rows.length - 1 || row === highest)
  const apart = said.filter(
    (row, nth) =>
      nth === 0 ||
      nth === said.length - 1 ||
      said.every((one) => one === row || Math.abs(at(one)[0] - at(row)[0]) > 60),
  )
  return (
    <Svg id={id} chart={chart} height={height}>
      <path class="chart__area" d={area<[number, number]>().y0(height - bottom)(points) ?? ''} />
      <path class="chart__line" d={line()(points) ?? ''} />
      <line class="chart__base" x1="8" x2={width - 8} y1={height - bottom} y2={height - bottom} />
      {apart.map((row) => {
        const [px, py] = at(row)
        const anchor = row === rows[0] ? 'start' : row === rows.at(-1) ? 'end' : 'middle'
        return (
          <>
            <circle class="chart__point" cx={px.toFixed(1)} cy={py.toFixed(1)} r="3" />
            <text class="chart__value" x={px.toFixed(1)} y={(py - 8).toFixed(1)} text-anchor={anchor}>
              {row.shown}
            </text>
            <text class="chart__year" x={px.toFixed(1)} y={height - 5} text-anchor={anchor}>
              {row.label}
            </text>
          </>
        )
      })}
    </Svg>
  )
}

/** Numbered points joined in their order, upon what of the town's outline is in sight. */
function PointMap({ chart, id, outline }: Drawn & Pick<Props, 'outline'>) {
  const height = 240
  const points = chart.rows.flatMap(({ longitude, latitude }) =>
    longitude !== undefined && latitude !== undefined ? [[longitude, latitude] as [number, number]] : [],
  )
  if (points.length === 0) return null
  const seen: GeoPermissibleObjects =
    points.length > 1 || !outline?.geometry
      ? { type: 'MultiPoint', coordinates: around(points) }
      : (outline.geometry as GeoPermissibleObjects)
  const projection = geoMercator().fitExtent(
    [
      [24, 24],
      [width - 24, height - 24],
    ],
    seen,
  )
  projection.clipExtent([
    [0, 0],
    [width, height],
  ])
  const drawn = geoPath(projection).digits(1)
  const places = points.map((point) => projection(point) ?? [0, 0])
  return (
    <Svg id={id} chart={chart} height={height}>
      {outline?.geometry && <path class="chart__ground" d={drawn(outline.geometry as GeoPermissibleObjects) ?? ''} />}
      {points.length > 1 && <path class="chart__way" d={line()(places as [number, number][]) ?? ''} />}
      {places.map(([x, y], at) => (
        <>
          <circle class="chart__stop" cx={x!.toFixed(1)} cy={y!.toFixed(1)} r="11" />
          <text class="chart__number" x={x!.toFixed(1)} y={(y! + 4.5).toFixed(1)} text-anchor="middle">
            {at + 1}
          </text>
        </>
      ))}
    </Svg>
  )
}

/** Some two hundred metres around a point that is alone, so that a map has a scale. */
function around(points: [number, number][]): [number, number][] {
  if (points.length > 1) return points
  const [longitude, latitude] = points[0]!
  return [
    [longitude - 0.003, latitude - 0.002],
    [longitude + 0.003, latitude + 0.002],
  ]
}
