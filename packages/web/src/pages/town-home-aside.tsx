import type { RecordLine, TownCard, TownHome } from '@wiker/town/types.ts'
import { BlockCredits, creditsOf } from '../components/block-credits.tsx'
import { Holidays } from '../components/holidays.tsx'
import { Icon } from '../components/icon.tsx'
import { recordPath, sectionPath, townPath } from '../components/links.ts'
import { Market } from '../components/market.tsx'
import { OpenState } from '../components/opening.tsx'
import { useReader } from '../components/reader.ts'
import { factsOf } from '../components/record.tsx'
import { mainTownHall, TownHall } from '../components/town-hall.tsx'
import { readableName } from '../formatting/names.ts'
import { phone, phoneLink } from '../formatting/quantities.ts'

/** Beside the agenda: the town hall, the markets, other useful places, the holidays. */
export function HomeAside({ home, markets = true }: { home: TownHome; markets?: boolean }) {
  const { to, t } = useReader()
  const { town } = home
  const hall = mainTownHall(home.practical)
  const others = home.practical.filter((line) => line !== hall)
  return (
    <div>
      {hall && <TownHall line={hall} town={town} />}
      {markets && home.markets.length > 0 && (
        <section class="panel" aria-labelledby="marches">
          <h2 id="marches">{t('home.markets')}</h2>
          <ul class="list">
            {home.markets.map((market) => (
              <Market market={market} town={town} />
            ))}
          </ul>
          <BlockCredits credits={creditsOf(home.markets)} page={`${townPath(town.slug)}#marches`} />
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
          <BlockCredits credits={creditsOf(others)} page={`${townPath(town.slug)}#pratique`} />
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

function Useful({ line, town }: { line: RecordLine; town: TownCard }) {
  const { to } = useReader()
  const facts = factsOf(line.record)
  return (
    <li>
      <p class="list__name">
        <a href={to(recordPath(town.slug, 'practical', line.path))}>{readableName(line.name)}</a>
      </p>
      {facts.openingHours && (
        <OpenState value={facts.openingHours} timezone={town.timezone} date={line.credit.dataDate} />
      )}
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
