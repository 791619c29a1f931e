import type { Agenda } from '@wiker/town/types.ts'
import { addDays, isoWeekday, longDay, monthName } from '../formatting/dates.ts'
import { weekday } from '../formatting/recurrence.ts'
import type { Query } from '../reading/asked-agenda.ts'
import { withQuery } from './links.ts'
import { useReader } from './reader.ts'

interface Props {
  agenda: Agenda
  path: string
  chosen: string | undefined
  /** What is chosen besides the days. */
  filter: Query
}

/** The months at a glance, two at most, beside the list where there is room: days with something lead to that day. */
export function MonthGrids({ agenda, path, chosen, filter }: Props) {
  const months = new Set([agenda.from, ...agenda.days.map(({ day }) => day)].map((day) => `${day.slice(0, 7)}-01`))
  return (
    <div class="only-wide">
      {[...months].slice(0, 2).map((month) => (
        <MonthGrid agenda={agenda} path={path} month={month} chosen={chosen} filter={filter} />
      ))}
    </div>
  )
}

function MonthGrid({ agenda, path, month, chosen, filter }: Props & { month: string }) {
  const { to, words, today, t } = useReader()
  const counts = new Map(agenda.days.map(({ day, lines }) => [day, lines.length]))
  return (
    <table class="grid-month">
      <caption>{monthName(month, words)}</caption>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <th scope="col" abbr={weekday(day, words)}>
              {weekday(day, words).slice(0, 2)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr>
            {week.map((day) => (
              <td aria-current={day === today ? 'date' : undefined}>
                {day && counts.has(day) ? (
                  <a
                    href={to(withQuery(path, { from: day, to: day, ...filter }))}
                    aria-current={day === chosen ? 'page' : undefined}
                    aria-label={t('agenda.dayCount', { day: longDay(day, words, today), count: counts.get(day)! })}
                  >
                    {Number(day.slice(8))}
                  </a>
                ) : (
                  day && Number(day.slice(8))
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Weeks from Monday; undefined outside the month. */
function weeksOf(month: string): (string | undefined)[][] {
  const first = `${month.slice(0, 7)}-01`
  const start = addDays(first, 1 - isoWeekday(first))
  const weeks: (string | undefined)[][] = []
  for (let monday = start; monday < first || monday.slice(0, 7) === first.slice(0, 7); monday = addDays(monday, 7)) {
    const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index))
    weeks.push(days.map((day) => (day.slice(0, 7) === first.slice(0, 7) ? day : undefined)))
  }
  return weeks
}
