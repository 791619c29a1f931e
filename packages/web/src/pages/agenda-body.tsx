import { lastOfMonth } from '@wiker/town/days.ts'
import type { Agenda, AgendaRange, MarketLine, Neighbour, TownCard, Undated } from '@wiker/town/types.ts'
import { categoryName } from '../components/category.tsx'
import { DayList, LineList } from '../components/day-list.tsx'
import { CategoryFilter } from '../components/filter.tsx'
import { sectionPath } from '../components/links.ts'
import { Market } from '../components/market.tsx'
import { MonthGrids } from '../components/month-grid.tsx'
import { MonthLinks } from '../components/month-links.tsx'
import { Pager } from '../components/pager.tsx'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { ExampleNote } from '../components/status.tsx'
import { UndatedBlocks } from '../components/undated.tsx'
import { dayPeriod, monthName } from '../formatting/dates.ts'
import type { Words } from '../formatting/words.ts'
import { AgendaTabs } from './agenda-tabs.tsx'
import { NothingAnnounced } from './nothing-announced.tsx'
import { Subscribe } from './subscribe.tsx'

interface Props {
  town: TownCard
  range: AgendaRange
  category?: string | undefined
  agenda: Agenda
  markets?: MarketLine[]
  neighbours: Neighbour[]
  /** What has no day: on the page of all that is to come. */
  undated?: Undated | undefined
}

export function AgendaBody({ town, range, category, agenda, markets = [], neighbours, undated }: Props) {
  const { t, words, today } = useReader()
  const path = sectionPath(town.slug, 'agenda')
  const days =
    range.name === 'dates'
      ? { from: range.from, to: range.to }
      : { when: range.name === 'upcoming' ? null : range.name }
  const empty = agenda.days.length + agenda.lasting.length + agenda.series.length === 0
  return (
    <>
      <div class="page-head">
        <h1>
          {range.name === 'dates'
            ? t('agenda.title.on', { days: daysInWords(range, words, today) })
            : t(`agenda.title.${range.name}`)}
        </h1>
        {category && <p>{t('agenda.only', { category: categoryName(category, words) })}</p>}
      </div>
      <AgendaTabs path={path} chosen={range.name} category={category} />
      <CategoryFilter path={path} query={days} choices={agenda.categories} chosen={category} />
      <div class="columns">
        <div>
          {empty && (
            <NothingAnnounced
              town={town}
              neighbours={neighbours}
              narrowed={Boolean(category) || range.name !== 'upcoming'}
              text={
                category
                  ? t('empty.category', { category: categoryName(category, words), town: town.name })
                  : t(`empty.${range.name}`, { town: town.name })
              }
            />
          )}
          <ExampleNote lines={[...agenda.days.flatMap(({ lines }) => lines), ...agenda.lasting, ...agenda.series]} />
          <DayList days={agenda.days} town={town} />
          {markets.length > 0 && (
            <Block title={t('home.markets')} id="marches">
              <ul class="list">
                {markets.map((market) => (
                  <Market market={market} town={town} />
                ))}
              </ul>
            </Block>
          )}
          {agenda.lasting.length > 0 && (
            <Block title={t('agenda.lasting')} id="en-cours">
              <LineList lines={agenda.lasting} town={town} when="until" />
            </Block>
          )}
          {agenda.series.length > 0 && (
            <Block title={t('agenda.series')} id="rendez-vous">
              <LineList lines={agenda.series} town={town} when="day" />
            </Block>
          )}
          {undated && <UndatedBlocks undated={undated} town={town} />}
          <Pager path={path} query={{ ...days, category }} page={agenda.page} pages={agenda.pages} />
          <MonthLinks path={path} from={range.from} category={category} />
        </div>
        <div>
          <MonthGrids agenda={agenda} path={path} chosen={range.name === 'dates' ? range.from : undefined} />
          <Subscribe town={town} category={category} />
        </div>
      </div>
    </>
  )
}

/** A whole month has its name. */
function daysInWords({ from, to }: AgendaRange, words: Words, today: string): string {
  const isMonth = from.endsWith('-01') && to === lastOfMonth(from)
  return isMonth ? monthName(from, words) : dayPeriod(from, to, words, today)
}
