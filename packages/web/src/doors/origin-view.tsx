import type { DoorItem, Origins } from '@wiker/town/doors/types.ts'
import { originFields } from '@wiker/town/doors/types.ts'
import { useReader } from '../components/reader.ts'
import { cellsOf, runsOf, type Zone, zonesOf } from './zones.ts'

interface Props {
  item: Pick<DoorItem, 'picture' | 'text' | 'name'>
  origins: Origins
  /** Address of the picture. */
  picture: string
}

/** The source as it came, with the places in which the values of the form beside it were read. */
export function OriginView({ item, origins, picture }: Props) {
  const { t } = useReader()
  const { text } = item
  const cells = originFields.flatMap((field) => cellsOf(origins[field]).map((cell) => ({ field, ...cell })))
  return (
    <section class="door-source" aria-labelledby="origine">
      <h2 id="origine">{t('doors.source')}</h2>
      {item.picture && (
        <Picture {...item.picture} name={item.name} address={picture} zones={zonesOf(item.picture, text, origins)} />
      )}
      {cells.length > 0 && (
        <table class="door-cells">
          <thead>
            <tr>
              <th scope="col">{t('doors.field')}</th>
              <th scope="col">{t('doors.cell')}</th>
              <th scope="col">{t('doors.value')}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map(({ field, place, value }) => (
              <tr>
                <th scope="row" class={`zone zone--${field}`}>
                  {t(`doors.field.${field}`)}
                </th>
                <td>{place}</td>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {text !== '' && <ReadText text={text} origins={origins} folded={item.picture !== null} />}
    </section>
  )
}

function ReadText({ text, origins, folded }: { text: string; origins: Origins; folded: boolean }) {
  const { t } = useReader()
  const body = (
    <section class="door-text" aria-label={t('doors.text')}>
      {runsOf(text, origins).map((run) =>
        run.field ? (
          <mark class={`zone zone--${run.field}`}>
            {run.text}
            <small> {t(`doors.field.${run.field}`)}</small>
          </mark>
        ) : (
          run.text
        ),
      )}
    </section>
  )
  if (!folded) return body
  return (
    <details class="fold">
      <summary>{t('doors.text')}</summary>
      {body}
    </details>
  )
}

interface PictureProps {
  width: number
  height: number
  name: string
  address: string
  zones: Zone[]
}

/** The picture with a frame around each value, named. */
function Picture({ width, height, name, address, zones }: PictureProps) {
  const { t } = useReader()
  const size = Math.max(14, Math.round(width / 42))
  return (
    <figure class="door-picture">
      <a href={address}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('doors.picture', { name })}>
          <image href={address} width={width} height={height} />
          {zones.map(({ field, left, top, ...zone }) => {
            const [x, y] = [left * width - 4, top * height - 4]
            const label = t(`doors.field.${field}`)
            return (
              <g class={`zone zone--${field}`}>
                <rect x={x} y={y} width={zone.width * width + 8} height={zone.height * height + 8} rx={5} />
                <rect
                  class="zone__tag"
                  x={x}
                  y={Math.max(0, y - size * 1.2)}
                  width={label.length * size * 0.6 + size}
                  height={size * 1.3}
                />
                <text x={x + size / 2} y={Math.max(size, y - size * 0.2)} font-size={size}>
                  {label}
                </text>
              </g>
            )
          })}
        </svg>
      </a>
      <figcaption>{t(zones.length > 0 ? 'doors.zones' : 'doors.noZones')}</figcaption>
    </figure>
  )
}
