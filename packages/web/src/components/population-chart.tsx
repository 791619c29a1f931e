import { number } from '../formatting/quantities.ts'
import { useReader } from './reader.ts'

interface Props {
  points: { year: number; value: number }[]
}

const width = 360
const height = 140
const left = 5
const right = 5
const top = 22
const bottom = 18

/** How many people lived here, census after census: a line drawn without any script, and the same figures in a table for whoever cannot see it. */
export function PopulationChart({ points }: Props) {
  const { t, words } = useReader()
  const first = points[0]!
  const last = points.at(-1)!
  const highest = Math.max(...points.map((point) => point.value))
  const x = (year: number) => left + ((year - first.year) / (last.year - first.year || 1)) * (width - left - right)
  const y = (value: number) => top + (1 - value / highest) * (height - top - bottom)
  const place = ({ year, value }: Props['points'][number]) => `${x(year).toFixed(1)},${y(value).toFixed(1)}`
  const line = points.map(place).join(' ')
  const peak = points.find((point) => point.value === highest)!
  const said = [first, ...(peak !== first && peak !== last ? [peak] : []), last]
  return (
    <>
      <svg class="chart" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <polygon
          class="chart__area"
          points={`${x(first.year)},${height - bottom} ${line} ${x(last.year)},${height - bottom}`}
        />
        <polyline class="chart__line" points={line} />
        <line class="chart__base" x1={left} y1={height - bottom} x2={width - right} y2={height - bottom} />
        {said.map((point) => (
          <>
            <circle class="chart__point" cx={x(point.year).toFixed(1)} cy={y(point.value).toFixed(1)} r="3" />
            <text class="chart__value" x={x(point.year).toFixed(1)} y={y(point.value) - 8} text-anchor={anchor(point)}>
              {number(point.value, words)}
            </text>
            <text class="chart__year" x={x(point.year).toFixed(1)} y={height - 4} text-anchor={anchor(point)}>
              {point.year}
            </text>
          </>
        ))}
      </svg>
      <details class="chart-table">
        <summary>{t('figures.asTable')}</summary>
        <table class="table">
          <caption class="visually-hidden">{t('figures.population')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('figures.year')}</th>
              <th scope="col" class="number">
                {t('figures.people')}
              </th>
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map(({ year, value }) => (
              <tr>
                <th scope="row">{year}</th>
                <td class="number">{number(value, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )

  function anchor(point: Props['points'][number]): 'start' | 'middle' | 'end' {
    if (point === first) return 'start'
    return point === last ? 'end' : 'middle'
  }
}
