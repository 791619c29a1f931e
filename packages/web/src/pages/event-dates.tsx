import type { EventDay } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { StatusBadge } from '../components/status.tsx'
import { dayPeriod } from '../formatting/dates.ts'
import { hourPeriod } from '../formatting/hours.ts'
import { readableName } from '../formatting/names.ts'

interface Props {
  days: EventDay[]
  coming: number
  timezone: string
  past: boolean
  /** Where it usually is: said once on the page, not beside every date. */
  place: string | undefined
}

/** As many as one looks at; the others of a weekly series are folded. */
const atOnce = 6

/** The dates of what has several: what differs from the rest (a hall, a cancelled day) stands beside its date. */
export function EventDates({ days, coming, timezone, past, place }: Props) {
  const { t } = useReader()
  const shown = days.length > atOnce + 2 ? days.slice(0, atOnce) : days
  const folded = days.slice(shown.length)
  const beyond = coming - days.length
  return (
    <Block title={past ? t('event.pastDates') : t('event.dates', { count: coming })} id="dates">
      <DateList days={shown} timezone={timezone} place={place} />
      {folded.length > 0 && (
        <details class="fold">
          <summary>{t('event.allDates')}</summary>
          <DateList days={folded} timezone={timezone} place={place} />
        </details>
      )}
      {beyond > 0 && <p>{t('event.moreDates', { count: beyond })}</p>}
    </Block>
  )
}

function DateList({ days, timezone, place }: Pick<Props, 'days' | 'timezone' | 'place'>) {
  const { words, today } = useReader()
  return (
    <ul class="list list--plain dates">
      {days.map((day) => (
        <li>
          <time datetime={day.startsAt ?? day.day}>{dayPeriod(day.day, day.endsDay, words, today)}</time>
          {day.startsAt && ` ${hourPeriod(day.startsAt, sameDayEnd(day), timezone, words)}`}
          {day.name && ` – ${day.name}`}
          {day.placeName && day.placeName !== place && ` – ${readableName(day.placeName)}`}
          <StatusBadge status={day.status} />
          {day.note && ` ${day.note}`}
        </li>
      ))}
    </ul>
  )
}

/** The hour it ends at, when that is on the same day: otherwise the days already say it. */
export function sameDayEnd(day: EventDay): string | null {
  return day.endsDay === day.day ? day.endsAt : null
}
