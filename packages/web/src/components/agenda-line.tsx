import type { AgendaLine } from '@wiker/town/types.ts'
import { dayPeriod, longDay, nearDay, shortDay } from '../formatting/dates.ts'
import { hour } from '../formatting/hours.ts'
import { readableName } from '../formatting/names.ts'
import { distance } from '../formatting/quantities.ts'
import { recurrenceInWords } from '../formatting/recurrence.ts'
import { AdvertiserLabel } from './advertiser.tsx'
import { Category } from './category.tsx'
import { recordPath } from './links.ts'
import { priceInWords } from './price.ts'
import { useReader } from './reader.ts'
import { ExampleBadge, StatusBadge } from './status.tsx'

interface Props {
  line: AgendaLine
  town: { slug: string; timezone: string }
  /** What the left column says: the hour (under a day's heading), the day and the hour, the last day, or a day gone by. */
  when?: 'hour' | 'day' | 'until' | 'past'
  /** Heading level of the name. */
  level?: 3 | 4
}

/** One thing to do: the hour first, then what, then where. The whole line leads to its page. */
export function AgendaItem({ line, town, when = 'hour', level = 3 }: Props) {
  const { to, words, t } = useReader()
  const price = priceInWords(line.price, line.isFree, words)
  const Name = `h${level}` as 'h3'
  const rule = line.recurrence ? recurrenceInWords(line.recurrence, line.day, words) : undefined
  return (
    <li class={line.status === 'cancelled' ? 'line line--cancelled' : 'line'}>
      <When line={line} town={town} when={when} />
      <div>
        <Name class="line__name">
          <a href={to(recordPath(line.of?.slug ?? town.slug, 'agenda', line.path))}>{readableName(line.name)}</a>
          <StatusBadge status={line.status} />
          {line.example && <ExampleBadge />}
        </Name>
        {line.advertiser && <AdvertiserLabel advertiser={line.advertiser} />}
        {rule && <p class="rule">{rule}</p>}
        {line.note && <p class="list__facts">{line.note}</p>}
        {line.reckoned && <p class="list__facts">{t('date.reckoned')}</p>}
        <p class="line__facts">
          {line.placeName && <span>{readableName(line.placeName)}</span>}
          {line.distance !== null && line.locality ? (
            <span>{t('place.elsewhere', { town: line.locality, distance: distance(line.distance, words) })}</span>
          ) : null}
          {price && <span>{price}</span>}
          {line.category && <Category category={line.category} />}
        </p>
      </div>
    </li>
  )
}

function When({ line, town, when }: Required<Pick<Props, 'line' | 'town' | 'when'>>) {
  const { words, t, today } = useReader()
  const known = line.startsAt ? hour(line.startsAt, town.timezone, words) : undefined
  if (when === 'until') {
    return (
      <p class="line__when">
        <small>{t('date.until')}</small>
        <time datetime={line.endsDay}>{shortDay(line.endsDay, words)}</time>
      </p>
    )
  }
  if (when === 'past') {
    return (
      <p class="line__when">
        <time datetime={line.day}>{shortDay(line.day, words)}</time>
        <small>{line.day.slice(0, 4)}</small>
      </p>
    )
  }
  if (when === 'day') {
    return (
      <p class="line__when">
        <time datetime={line.startsAt ?? line.day} title={longDay(line.day, words)}>
          {nearDay(line.day, today, words) ?? shortDay(line.day, words)}
        </time>
        <small>{known ?? t('hour.unknown')}</small>
      </p>
    )
  }
  const ends = line.endsAt && line.endsDay === line.day ? hour(line.endsAt, town.timezone, words) : undefined
  return (
    <p class="line__when">
      {known && <time datetime={line.startsAt!}>{known}</time>}
      {!known && line.endsDay >= today && <small>{t('hour.unknown')}</small>}
      {known && ends && <small>{t('hour.until', { hour: ends })}</small>}
      {line.endsDay > line.day && <small>{t('date.untilDay', { day: shortDay(line.endsDay, words) })}</small>}
    </p>
  )
}

/** Days of an occurrence in words, for titles and machines that read aloud. */
export function occurrenceInWords(line: AgendaLine, words: Parameters<typeof dayPeriod>[2], today: string): string {
  return dayPeriod(line.day, line.endsDay, words, today)
}
