import type { Event, Occurrence } from '@wiker/model'
import { zoned } from '@wiker/town/days.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { StatusBadge } from '../components/status.tsx'
import { longDay } from '../formatting/dates.ts'
import { hour } from '../formatting/hours.ts'
import { TextField } from './fields.tsx'
import type { TextProps } from './text-body.tsx'

/** The coming dates as they were understood; of a series, each can be cancelled or moved by itself. */
export function DatesBlock(props: TextProps) {
  const { dates, onHolidays, publication } = props
  const { t } = useReader()
  const series = (publication.record as Event).recurrence !== undefined
  const later = dates.slice(shownAtRest)
  const line = (date: Occurrence) => (
    <DateLine
      {...props}
      date={date}
      changeable={series && publication.state === 'published'}
      closed={onHolidays.includes(date.day)}
    />
  )
  return (
    <Block id="dates" title={t('dates.title', { count: dates.length })}>
      {onHolidays.length > 0 && <p class="notice">{t('dates.onHolidays', { count: onHolidays.length })}</p>}
      <ul class="list">{dates.slice(0, shownAtRest).map(line)}</ul>
      {later.length > 0 && (
        <details>
          <summary>{t('publication.nextDates', { count: later.length })}</summary>
          <ul class="list">{later.map(line)}</ul>
        </details>
      )}
    </Block>
  )
}

const shownAtRest = 6

function DateLine({
  page,
  town,
  publication,
  date,
  changeable,
  closed,
}: TextProps & { date: Occurrence; changeable: boolean; closed: boolean }) {
  const { t, to, words, today } = useReader()
  const id = date.recurrenceId
  const starts = date.start.includes('T') ? zoned(town.timezone, Date.parse(date.start)) : undefined
  const named = longDay(date.day, words, today)
  const place = date.override?.location?.name
  return (
    <li>
      <p class="list__name">
        {named}
        {starts && `, ${hour(starts, town.timezone, words)}`} <StatusBadge status={date.status} />
      </p>
      <p class="line__facts">
        {place && <span>{place}</span>}
        {date.override?.note && <span>{date.override.note}</span>}
        {closed && <span>{t('dates.holiday')}</span>}
      </p>
      {changeable && id && (
        <details>
          <summary aria-label={t('dates.changeNamed', { date: named })}>{t('dates.change')}</summary>
          <form class="report" method="post" action={to(`/mon-espace/${page.id}/textes/${publication.id}/dates`)}>
            <input type="hidden" name="date" value={id} />
            <TextField
              name={`mot-${date.day}`}
              label={t('dates.note')}
              hint={t('dates.noteHint')}
              value={date.override?.note}
              maxlength={300}
            />
            <input type="hidden" name="champ" value={date.day} />
            <p class="actions">
              {date.status !== 'cancelled' && (
                <button class="button" type="submit" name="do" value="annuler">
                  {t('dates.cancel')}
                </button>
              )}
              {date.override && (
                <button class="button button--quiet" type="submit" name="do" value="retablir">
                  {t('dates.restore')}
                </button>
              )}
            </p>
            <fieldset class="field">
              <legend>{t('dates.move')}</legend>
              <TextField name={`jour-${date.day}`} type="date" label={t('write.day')} value={date.day} />
              <TextField name={`heure-${date.day}`} type="time" label={t('write.hour')} value={starts?.slice(11, 16)} />
              <TextField name={`lieu-${date.day}`} label={t('dates.place')} value={place} />
              <button class="button button--quiet" type="submit" name="do" value="deplacer">
                {t('dates.move')}
              </button>
            </fieldset>
          </form>
        </details>
      )}
    </li>
  )
}
