import { lastOfMonth } from '@wiker/town/days.ts'
import type { Agenda, AgendaRange, Dial, MarketLine, Neighbour, TownCard, Undated } from '@wiker/town/types.ts'
import { BlockCredits } from '../components/block-credits.tsx'
import { categoryName } from '../components/category.tsx'
import { DayList, LineList } from '../components/day-list.tsx'
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
import { FollowButton } from '../meet/follow-button.tsx'
import { Elsewhere } from '../print/elsewhere.tsx'
import { ProposeLink } from '../publish/propose-link.tsx'
import { AgendaFilters } from '../reading/agenda-filters.tsx'
import { type AskedAgenda, daysQuery, filterQuery } from '../reading/asked-agenda.ts'
import { ScopeDial, scopeInWords } from '../reading/scope-dial.tsx'
import { AgendaTabs } from './agenda-tabs.tsx'
import { NothingAnnounced } from './nothing-announced.tsx'
import { Subscribe } from './subscribe.tsx'

interface Props {
  town: TownCard
  dial: Dial
  asked: AskedAgenda
  agenda: Agenda
  markets?: MarketLine[]
  neighbours: Neighbour[]
  /** What has no day: on the page of all that is to come. */
  undated?: Undated | undefined
}

export function AgendaBody({ town, dial, asked, agenda, markets = [], neighbours, undated }: Props) {
  const { t, words, today } = useReader()
  const path = sectionPath(town.slug, 'agenda')
  const { range } = asked
  const filter = filterQuery({ ...asked, scope: dial.scope.name })
  const said = choicesInWords(asked, words)
  const empty = agenda.days.length + agenda.lasting.length + agenda.series.length === 0
  return (
    <>
      <div class="page-head">
        <h1>
          {range.name === 'dates'
            ? t('agenda.title.on', { days: daysInWords(range, words, today) })
            : t(`agenda.title.${range.name}`)}
        </h1>
        {(said || dial.scope.name !== 'town') && (
          <p>
            {[dial.scope.name !== 'town' && scopeInWords(dial, words), said && t('agenda.only', { category: said })]
              .filter(Boolean)
              .join('. ')}
          </p>
        )}
      </div>
      <ScopeDial dial={dial} path={path} query={{ ...daysQuery(range), ...filter }} />
      <AgendaTabs path={path} chosen={range.name} filter={filter} />
      <AgendaFilters path={path} asked={asked} scope={dial.scope.name} agenda={agenda} />
      <div class="columns">
        <div>
          {empty && (
            <NothingAnnounced
              town={town}
              neighbours={neighbours}
              narrowed={Boolean(said) || range.name !== 'upcoming'}
              text={emptyInWords(asked, scopeInWords(dial, words), words)}
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
          <Pager path={path} query={{ ...daysQuery(range), ...filter }} page={agenda.page} pages={agenda.pages} />
          <MonthLinks path={path} from={range.from} filter={filter} />
          <BlockCredits credits={agenda.credits} page={path} />
        </div>
        <div>
          {!empty && <ProposeLink town={town} />}
          <MonthGrids
            agenda={agenda}
            path={path}
            chosen={range.name === 'dates' ? range.from : undefined}
            filter={filter}
          />
          <Subscribe
            town={town}
            filter={filter}
            said={
              [dial.scope.name !== 'town' && scopeInWords(dial, words), said].filter(Boolean).join(', ') || undefined
            }
          />
          <Elsewhere town={town} filter={filter} />
          {asked.categories.map((category) => (
            <FollowButton
              target={{ kind: 'category', town: town.code, subject: category }}
              label={t('meet.follow.category', { category: categoryName(category, words) })}
            />
          ))}
        </div>
      </div>
    </>
  )
}

/** "Concert, loto, gratuit"; undefined when nothing is chosen. */
export function choicesInWords({ categories, traits }: AskedAgenda, words: Words): string | undefined {
  const said = [
    ...categories.map((category) => categoryName(category, words)),
    ...traits.map((trait) => words.t(`trait.${trait}`)),
  ]
  return said.length > 0 ? said.join(', ') : undefined
}

function emptyInWords({ range, categories, traits }: AskedAgenda, town: string, words: Words): string {
  if (traits.length > 0 || categories.length > 1) return words.t('empty.choices', { town })
  if (categories.length === 0) return words.t(`empty.${range.name}`, { town })
  return words.t('empty.category', { category: categoryName(categories[0]!, words), town })
}

/** A whole month has its name. */
function daysInWords({ from, to }: AgendaRange, words: Words, today: string): string {
  const isMonth = from.endsWith('-01') && to === lastOfMonth(from)
  return isMonth ? monthName(from, words) : dayPeriod(from, to, words, today)
}
