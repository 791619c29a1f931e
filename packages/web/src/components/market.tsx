import type { MarketLine } from '@wiker/town/types.ts'
import { longDay, nearDay } from '../formatting/dates.ts'
import { clockTime } from '../formatting/hours.ts'
import { readableName } from '../formatting/names.ts'
import { openingWeek } from '../formatting/opening-hours.ts'
import { weekday } from '../formatting/recurrence.ts'
import type { Words } from '../formatting/words.ts'
import { DataAge } from './data-age.tsx'
import { recordPath } from './links.ts'
import { useReader } from './reader.ts'
import { type Facts, factsOf } from './record.tsx'

/** A market at its next day; or with the days and the season as they are known. */
export function Market({ market, town }: { market: MarketLine; town: { slug: string } }) {
  const { to, t, words, today } = useReader()
  const facts = factsOf(market.record)
  return (
    <li>
      <p class="list__name">
        <a href={to(recordPath(town.slug, 'practical', market.path))}>{readableName(market.name)}</a>
      </p>
      {market.next ? (
        <p class="rule">
          {nearDay(market.next.day, today, words) ?? longDay(market.next.day, words, today)}
          {market.next.opens &&
            `, ${market.next.closes ? t('hour.period', { from: clockTime(market.next.opens, words), to: clockTime(market.next.closes, words) }) : t('hour.at', { hour: clockTime(market.next.opens, words) })}`}
        </p>
      ) : (
        <p class="list__facts">{marketDays(facts, words, today) ?? t('market.unknown')}</p>
      )}
      <p class="line__facts">
        {facts.streetAddress && <span>{facts.streetAddress}</span>}
        <DataAge date={market.credit.dataDate} />
      </p>
    </li>
  )
}

/** The days of the season, whatever the season: it is told beside them. */
const withoutSeason = (hours: string) =>
  hours
    .split(';')
    .map((rule) =>
      rule.trim().replace(/^(?!Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)[A-Z][a-z]{2}\b.*?\s(?=(?:Mo|Tu|We|Th|Fr|Sa|Su)\b)/, ''),
    )
    .join('; ')

/** The days of a market whose next one is not known: as they are understood, with the season, or as they are written. */
function marketDays(facts: Facts, words: Words, today: string): string | undefined {
  const week = facts.openingHours ? openingWeek(withoutSeason(facts.openingHours), today) : undefined
  const open = week?.filter(({ intervals }) => intervals.length > 0)
  const days = open?.length
    ? new Intl.ListFormat(words.locale).format(open.map((day) => weekday(day.weekday, words)))
    : facts.openingHoursText
  return [days, facts.season].filter(Boolean).join(', ') || undefined
}
