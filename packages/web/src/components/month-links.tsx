import { lastOfMonth } from '@wiker/town/days.ts'
import { addDays, daysBetween, monthName } from '../formatting/dates.ts'
import type { Query } from '../reading/asked-agenda.ts'
import { Icon } from './icon.tsx'
import { withQuery } from './links.ts'
import { useReader } from './reader.ts'

/** Nothing is known so far ahead. */
const daysAhead = 366

/** The month before the days shown, when some of it is still to come, and the month after. */
export function MonthLinks({ path, from, filter }: { path: string; from: string; filter: Query }) {
  const { to, words, today } = useReader()
  const before = firstOfMonth(addDays(firstOfMonth(from), -1))
  const after = addDays(lastOfMonth(from), 1)
  const address = (month: string) =>
    to(
      withQuery(
        path,
        month === firstOfMonth(today)
          ? { when: 'month', ...filter }
          : { from: month, to: lastOfMonth(month), ...filter },
      ),
    )
  return (
    <nav class="pager months" aria-label={words.t('agenda.months')}>
      {lastOfMonth(before) >= today ? (
        <a class="button button--quiet" href={address(before)} rel="prev">
          <Icon name="back" />
          {monthName(before, words)}
        </a>
      ) : (
        <span />
      )}
      {daysBetween(today, after) < daysAhead && (
        <a class="button button--quiet" href={address(after)} rel="next">
          {monthName(after, words)}
          <Icon name="arrow" />
        </a>
      )}
    </nav>
  )
}

const firstOfMonth = (day: string) => `${day.slice(0, 7)}-01`
