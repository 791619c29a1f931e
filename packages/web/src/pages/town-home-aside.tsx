import type { ComingHoliday, MarketLine, RecordLine, TownCard, TownHome } from '@wiker/town/types.ts'
import { Icon } from '../components/icon.tsx'
import { recordPath, sectionPath, townPath } from '../components/links.ts'
import { OpeningTable, OpenState } from '../components/opening.tsx'
import { useReader } from '../components/reader.ts'
import { type Facts, factsOf } from '../components/record.tsx'
import { dayPeriod, longDay, nearDay } from '../formatting/dates.ts'
import { clockTime } from '../formatting/hours.ts'
import { readableName } from '../formatting/names.ts'
import { openingWeek } from '../formatting/opening-hours.ts'
import { phone, phoneLink } from '../formatting/quantities.ts'
import { weekday } from '../formatting/recurrence.ts'
import type { Words } from '../formatting/words.ts'

/** Beside the agenda: the town hall, the markets, other useful places, the holidays. */
export function HomeAside({ home }: { home: TownHome }) {
  const { to, t } = useReader()
  const { town } = home
  const hall = mainTownHall(home.practical)
  const others = home.practical.filter((line) => line !== hall)
  return (
    <div>
      {hall && <TownHall line={hall} town={town} />}
      {home.markets.length > 0 && (
        <section class="panel" aria-labelledby="marches">
          <h2 id="marches">{t('home.markets')}</h2>
          <ul class="list">
            {home.markets.map((market) => (
              <Market market={market} town={town} />
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section class="panel" aria-labelledby="pratique">
          <h2 id="pratique">{t('section.practical')}</h2>
          <ul class="list">
            {others.map((line) => (
              <Useful line={line} town={town} />
            ))}
          </ul>
          <a class="more" href={to(sectionPath(town.slug, 'practical'))}>
            {t('home.allPractical')}
            <Icon name="arrow" />
          </a>
        </section>
      )}
      {home.nextHolidays.length > 0 && <Holidays holidays={home.nextHolidays} />}
      {home.neighbours.length > 0 && (
        <section class="panel" aria-labelledby="voisines">
          <h2 id="voisines">{t('home.neighbours')}</h2>
          <ul class="list list--plain">
            {home.neighbours.slice(0, 6).map((neighbour) => (
              <li data-colour={neighbour.colour}>
                <a class="tall" href={to(townPath(neighbour.slug))}>
                  {neighbour.name}
                </a>{' '}
                <span class="list__facts">{t('distance.kilometres', { count: Math.round(neighbour.distance) })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** A town may have annexes: the one whose hours are known, else the one with the shortest name. */
function mainTownHall(lines: RecordLine[]): RecordLine | undefined {
  const halls = lines.filter(({ category }) => category === 'town-hall')
  const withHours = halls.filter(({ record }) => factsOf(record).openingHours)
  return (withHours.length > 0 ? withHours : halls).toSorted((a, b) => a.name.length - b.name.length)[0]
}

function TownHall({ line, town }: { line: RecordLine; town: TownCard }) {
  const { to } = useReader()
  const facts = factsOf(line.record)
  return (
    <section class="panel" aria-labelledby="mairie">
      <h2 id="mairie">
        <a class="plain-link" href={to(recordPath(town.slug, 'practical', line.path))}>
          {readableName(line.name)}
        </a>
      </h2>
      {facts.openingHours && <OpenState value={facts.openingHours} timezone={town.timezone} />}
      {facts.openingHours && <OpeningTable value={facts.openingHours} />}
      {facts.streetAddress && <p class="list__facts">{facts.streetAddress}</p>}
      {facts.telephone && (
        <p class="actions">
          <a class="button" href={phoneLink(facts.telephone)}>
            <Icon name="phone" />
            {phone(facts.telephone)}
          </a>
        </p>
      )}
    </section>
  )
}

/** The days of a market whose next one is not known: as they are understood, with the season, or as they are written. */
function marketDays(facts: Facts, words: Words, today: string): string | undefined {
  const week = facts.openingHours ? openingWeek(facts.openingHours, today) : undefined
  const open = week?.filter(({ intervals }) => intervals.length > 0)
  const days = open?.length
    ? new Intl.ListFormat(words.locale).format(open.map((day) => weekday(day.weekday, words)))
    : facts.openingHoursText
  return [days, facts.season].filter(Boolean).join(', ') || undefined
}

export function Market({ market, town }: { market: MarketLine; town: TownCard }) {
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
      {facts.streetAddress && <p class="list__facts">{facts.streetAddress}</p>}
    </li>
  )
}

function Useful({ line, town }: { line: RecordLine; town: TownCard }) {
  const { to } = useReader()
  const facts = factsOf(line.record)
  return (
    <li>
      <p class="list__name">
        <a href={to(recordPath(town.slug, 'practical', line.path))}>{readableName(line.name)}</a>
      </p>
      {facts.openingHours && <OpenState value={facts.openingHours} timezone={town.timezone} />}
      {facts.telephone && (
        <p>
          <a class="tall" href={phoneLink(facts.telephone)}>
            {phone(facts.telephone)}
          </a>
        </p>
      )}
    </li>
  )
}

export function Holidays({ holidays }: { holidays: ComingHoliday[] }) {
  const { t, words, today } = useReader()
  return (
    <section class="panel" aria-labelledby="vacances">
      <h2 id="vacances">{t('home.holidays')}</h2>
      <ul class="list">
        {holidays.map((holiday) => (
          <li>
            <strong>{holiday.name}</strong>
            <br />
            <span class="list__facts">
              {dayPeriod(holiday.starts, holiday.ends, words, today)}
              {holiday.kind === 'school' && holiday.zone && ` (${t('holiday.zone', { zone: holiday.zone })})`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
