import { scaleBand, scaleLinear } from 'd3-scale'
import { useReader } from '../components/reader.ts'

export interface Bar {
  /** Below the bar, short: `nov.`; and as the table says it: `novembre 2026`. */
  label: string
  name: string
  value: number
  /** The value in words: `1 230,00 €`. */
  said: string
  /** The page with what is behind it. */
  href?: string | undefined
}

interface Props {
  id: string
  /** What it shows, and in what: « Revenu mensuel, en euros ». */
  title: string
  bars: Bar[]
  /** A mark on the axis in words. */
  tick: (value: number) => string
  /** Heads of the table: what a bar is, what its value is. */
  heads: [string, string]
}

const width = 720
const height = 240
const margin = { top: 16, right: 4, bottom: 26, left: 64 }

/** Bars drawn on the server, from zero on, each leading to its lines; and the same figures as a table, for whoever cannot see them. */
export function BarChart({ id, title, bars, tick, heads }: Props) {
  const { t, to } = useReader()
  const x = scaleBand(
    bars.map(({ name }) => name),
    [margin.left, width - margin.right],
  ).padding(0.25)
  const y = scaleLinear(
    [Math.min(0, ...bars.map(({ value }) => value)), Math.max(1, ...bars.map(({ value }) => value))],
    [height - margin.bottom, margin.top],
  ).nice(4)
  return (
    <figure class="bars">
      <figcaption id={id}>{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {y.ticks(4).map((value) => (
          <g class="bars__tick">
            <line x1={margin.left} x2={width - margin.right} y1={y(value)} y2={y(value)} />
            <text x={margin.left - 8} y={y(value) + 4} text-anchor="end">
              {tick(value)}
            </text>
          </g>
        ))}
        {bars.map(({ label, name, value }) => (
          <g class="bars__bar">
            <rect
              x={x(name)}
              width={x.bandwidth()}
              y={Math.min(y(0), y(value))}
              height={Math.abs(y(value) - y(0))}
              rx="2"
            />
            <text x={x(name)! + x.bandwidth() / 2} y={height - 8} text-anchor="middle">
              {label}
            </text>
          </g>
        ))}
      </svg>
      <details>
        <summary>{t('figures.asTable')}</summary>
        <table class="ledger">
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{heads[0]}</th>
              <th scope="col" class="number">
                {heads[1]}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.toReversed().map(({ name, said, href }) => (
              <tr>
                <th scope="row">{href ? <a href={to(href)}>{name}</a> : name}</th>
                <td class="number" data-label={heads[1]}>
                  {said}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
