import { dayIn, isoWeekday, nearDay, weekdayName } from '../formatting/dates.ts'
import { hour } from '../formatting/hours.ts'
import { openingLines, openingNow, openingWeek } from '../formatting/opening-hours.ts'
import { monthsSince } from './data-age.tsx'
import { useReader } from './reader.ts'

/** Hours of the week in words, its closed days too unless that goes without saying (a market); what is not in the syntax is shown as it is written. */
export function OpeningTable({ value, closed = true }: { value: string; closed?: boolean }) {
  const { words, today, t } = useReader()
  const week = openingWeek(value, today)
  if (!week) return <p>{value}</p>
  return (
    <table class="hours">
      <caption class="visually-hidden">{t('hours.title')}</caption>
      <tbody>
        {openingLines(closed ? week : week.filter(({ intervals }) => intervals.length > 0), words).map(
          ({ days, hours }) => (
            <tr>
              <th scope="row">{days}</th>
              <td>{hours}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  )
}

/** Hours published longer ago than this many months are told as they were published, not as what is true now. */
const believedFor = 36

/**
 * "Ouvert en ce moment, jusqu’à 17 h", or when it opens again; for hours that are old, or of an age nobody says, only what they were
 * for this day of the week. Nothing when the hours are not understood. `date` is that of the information, as published.
 */
export function OpenState({
  value,
  timezone,
  date,
  alone = true,
}: {
  value: string
  timezone: string
  date: string | null
  /** False beside the table of the whole week, which has this day already. */
  alone?: boolean
}) {
  const { words, now, today, t } = useReader()
  const months = date === null ? undefined : monthsSince(date, today)
  if (months === undefined || months > believedFor) return alone ? <HoursOfToday value={value} /> : null
  const state = openingNow(value, now, timezone)
  if (!state) return null
  const change = state.changesAt?.toISOString()
  if (state.open) {
    return (
      <p class="state state--open">
        {change ? t('hours.openUntil', { hour: hour(change, timezone, words) }) : t('hours.openNow')}
      </p>
    )
  }
  if (!state.changesAt || !change) return <p class="state state--closed">{t('hours.closedNow')}</p>
  const day = dayIn(state.changesAt, timezone)
  const near = day === today ? '' : (nearDay(day, today, words) ?? weekdayName(day, words))
  return (
    <p class="state state--closed">
      {t('hours.closedUntil', { day: near, same: day === today ? 'yes' : 'no', hour: hour(change, timezone, words) })}
    </p>
  )
}

function HoursOfToday({ value }: { value: string }) {
  const { words, today, t } = useReader()
  const day = openingWeek(value, today)?.[isoWeekday(today) - 1]
  if (!day?.hoursKnown) return null
  const [line] = openingLines([day], words)
  return <p class="state">{t('hours.onDay', { day: line!.days, hours: line!.hours })}</p>
}
