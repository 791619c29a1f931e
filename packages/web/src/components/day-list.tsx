import type { AgendaLine } from '@wiker/town/types.ts'
import { longDay, relativeDay } from '../formatting/dates.ts'
import { AgendaItem } from './agenda-line.tsx'
import { useReader } from './reader.ts'

interface Town {
  slug: string
  timezone: string
}

/** Days as large headings that stay in sight while their lines go by. */
export function DayList({ days, town }: { days: { day: string; lines: AgendaLine[] }[]; town: Town }) {
  const { words, today } = useReader()
  return (
    <>
      {days.map(({ day, lines }) => (
        <section class="day" aria-labelledby={`j${day}`}>
          <h2 class="day__name" id={`j${day}`}>
            <time datetime={day}>{longDay(day, words, today)}</time>
            {relativeDay(day, today, words) && <span class="day__near">{relativeDay(day, today, words)}</span>}
          </h2>
          <ol class="lines">
            {lines.map((line) => (
              <AgendaItem line={line} town={town} />
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

/** Lines that are not under a day: what lasts, what comes back, what comes later. */
export function LineList({
  lines,
  town,
  when,
}: {
  lines: AgendaLine[]
  town: Town
  when: 'day' | 'until' | 'hour' | 'past'
}) {
  return (
    <ol class="lines">
      {lines.map((line) => (
        <AgendaItem line={line} town={town} when={when} />
      ))}
    </ol>
  )
}

/** Lines of several days as a list of days. */
export function byDay(lines: AgendaLine[], from?: string): { day: string; lines: AgendaLine[] }[] {
  const days = Map.groupBy(lines, ({ day }) => (from && day < from ? from : day))
  return [...days].map(([day, some]) => ({ day, lines: some })).toSorted((a, b) => (a.day < b.day ? -1 : 1))
}
