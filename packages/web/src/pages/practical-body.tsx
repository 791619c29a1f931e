import { countryOf } from '@wiker/platform/countries/countries.ts'
import type { Practical, TownCard } from '@wiker/town/types.ts'
import { BlockCredits, creditsOf } from '../components/block-credits.tsx'
import { Holidays } from '../components/holidays.tsx'
import { Icon } from '../components/icon.tsx'
import { sectionPath, townPath } from '../components/links.ts'
import { Market } from '../components/market.tsx'
import { NoticeList } from '../components/notices.tsx'
import { useReader } from '../components/reader.ts'
import { RecordItem } from '../components/record.tsx'
import { Block, Empty } from '../components/section.tsx'
import { mainTownHall, TownHall } from '../components/town-hall.tsx'
import { CanteenWeek, Collections, NextDepartures } from './practical-parts.tsx'

/** Who to call, what is open, when the bins and the holidays are. */
export function PracticalBody({ town, practical }: { town: TownCard; practical: Practical }) {
  const { t, to } = useReader()
  const hall = mainTownHall(practical.sections.flatMap(({ lines }) => lines))
  /** What has a block of its own. */
  const apart = new Set([...practical.collections, ...practical.stops].map((line) => line.id))
  const sections = practical.sections
    .map((part) => ({ ...part, lines: part.lines.filter((line) => line !== hall && !apart.has(line.id)) }))
    .filter(({ lines }) => lines.length > 0)
  const holidays = [...practical.schoolHolidays.slice(0, 4), ...practical.publicHolidays.slice(0, 4)]
  return (
    <>
      <div class="page-head">
        <h1>{t('section.practical')}</h1>
        <p>{t('practical.intro', { town: town.name })}</p>
      </div>
      {practical.notices.length > 0 && <NoticeList notices={practical.notices} town={town} />}
      <Emergency country={town.country} />
      <div class="columns">
        <div>
          {hall && <TownHall line={hall} town={town} />}
          {sections.map(({ section, lines }) => (
            <Block title={t(`practical.${section}`)} id={section}>
              <ul class="list">
                {lines.map((line) => (
                  <RecordItem line={line} town={town} section="practical" />
                ))}
              </ul>
              <BlockCredits credits={creditsOf(lines)} page={`${sectionPath(town.slug, 'practical')}#${section}`} />
            </Block>
          ))}
          <NextDepartures stops={practical.stops} town={town} />
          <CanteenWeek menus={practical.menus} town={town} />
          {practical.total === 0 && (
            <Empty>
              <p>{t('empty.practical', { town: town.name })}</p>
            </Empty>
          )}
        </div>
        <div>
          <Collections collections={practical.collections} town={town} />
          {practical.markets.length > 0 && (
            <section class="panel" aria-labelledby="marches">
              <h2 id="marches">{t('home.markets')}</h2>
              <ul class="list">
                {practical.markets.map((market) => (
                  <Market market={market} town={town} />
                ))}
              </ul>
              <BlockCredits
                credits={creditsOf(practical.markets)}
                page={`${sectionPath(town.slug, 'practical')}#marches`}
              />
            </section>
          )}
          <Holidays
            holidays={holidays}
            unknownIn={practical.schoolHolidays.length === 0 ? town.schoolZone : undefined}
            country={town.country}
          />
          {practical.figures && (
            <p>
              <a class="more" href={to(townPath(town.slug, 'commune'))}>
                {t('figures.link', { town: town.name })}
                <Icon name="arrow" />
              </a>
            </p>
          )}
        </div>
      </div>
    </>
  )
}

const emergencyNames = {
  all: 'emergency.112',
  medical: 'emergency.15',
  police: 'emergency.17',
  fire: 'emergency.18',
  text: 'emergency.114',
} as const

/** The same numbers in the whole country: the first thing sought when it matters. */
function Emergency({ country }: { country: string }) {
  const { t } = useReader()
  return (
    <ul class="chips emergency">
      {countryOf(country).phone.emergency.map(({ number, for: whom }) => (
        <li>
          <a class="chip" href={`tel:${number}`}>
            <strong class="figures">{number}</strong> {t(emergencyNames[whom])}
          </a>
        </li>
      ))}
    </ul>
  )
}
