import type { Dial, TownHome } from '@wiker/town/types.ts'
import { AgendaItem } from '../components/agenda-line.tsx'
import { BlockCredits } from '../components/block-credits.tsx'
import { byDay, LineList } from '../components/day-list.tsx'
import { FindInTown } from '../components/forms.tsx'
import { sectionPath, townPath, withQuery } from '../components/links.ts'
import { Market } from '../components/market.tsx'
import { NoticeList } from '../components/notices.tsx'
import { useReader } from '../components/reader.ts'
import { RecordCard } from '../components/record.tsx'
import { Block } from '../components/section.tsx'
import { ExampleNote } from '../components/status.tsx'
import { UndatedList } from '../components/undated.tsx'
import { longDay } from '../formatting/dates.ts'
import { TownMeeting } from '../meet/town-meeting.tsx'
import { ScopeDial } from '../reading/scope-dial.tsx'
import { NothingAnnounced } from './nothing-announced.tsx'
import { HomeAside } from './town-home-aside.tsx'
import { DirectoryIndex, HeritagePick, MoneyLine } from './town-home-rest.tsx'

/** What is on first, then what is useful, then what is good to know. */
export function TownHomeBody({ home, dial }: { home: TownHome; dial?: Dial | undefined }) {
  const { to, t, alerts = [] } = useReader()
  // What the banner says is not said twice.
  const notices = home.notices.filter((notice) => !alerts.some((alert) => alert.path === notice.path))
  const { town, agenda } = home
  const agendaPath = to(sectionPath(town.slug, 'agenda'))
  const autour = dial && dial.scope.name !== 'town' ? dial.scope.name : undefined
  const nothing = agenda.today.length + agenda.weekend.length + agenda.week.length + agenda.next.length === 0
  /** Nothing to come: what else there is takes the agenda's room. */
  const quiet = nothing && agenda.lasting.length + home.activities.length === 0
  return (
    <>
      {notices.length > 0 && <NoticeList notices={notices} town={town} />}
      <div class="columns">
        <div>
          {dial && <ScopeDial dial={dial} path={townPath(town.slug)} />}
          <ExampleNote lines={[...Object.values(agenda).flat(), ...home.activities]} />
          {nothing ? (
            <Block
              title={t('section.agenda')}
              id="agenda"
              more={{ href: withQuery(agendaPath, { autour }), text: t('home.allAgenda') }}
            >
              <NothingAnnounced town={town} neighbours={home.neighbours} />
            </Block>
          ) : (
            <Days home={home} autour={autour} />
          )}
          {agenda.lasting.length > 0 && (
            <Block title={t('agenda.lasting')} id="en-cours">
              <LineList lines={agenda.lasting} town={town} when="until" />
            </Block>
          )}
          {home.activities.length > 0 && (
            <Block
              title={t('home.activities')}
              id="activites"
              more={{ href: withQuery(agendaPath, { when: 'month', autour }), text: t('home.allActivities') }}
            >
              <LineList lines={home.activities.slice(0, 6)} town={town} when="day" />
            </Block>
          )}
          <BlockCredits credits={home.agendaCredits} page={townPath(town.slug)} />
          {nothing && <QuietAgenda home={home} />}
          {quiet && <QuietTown home={home} />}
          {!quiet && <News home={home} />}
        </div>
        <HomeAside home={home} markets={!quiet} />
      </div>
      {quiet && <News home={home} />}
      {home.deals.length > 0 && (
        <Block
          title={t('section.deals')}
          id="bons-plans"
          more={{ href: to(sectionPath(town.slug, 'deals')), text: t('home.allDeals') }}
        >
          <ul class="cards">
            {home.deals.map((line) => (
              <RecordCard line={line} town={town} section="deals" />
            ))}
          </ul>
        </Block>
      )}
      {!quiet && <HeritagePick home={home} />}
      {!quiet && <DirectoryIndex home={home} />}
      <TownMeeting town={town} />
      <Block title={t('section.search')} id="chercher">
        <FindInTown town={town} />
      </Block>
      <MoneyLine home={home} />
      <p class="credit">
        {t('home.sources', { town: town.name })} <a href={to(townPath(town.slug, 'sources'))}>{t('sources.link')}</a>
      </p>
    </>
  )
}

/** Nothing announced is not nothing: what comes back every year, and what there was, said as past. */
function QuietAgenda({ home }: { home: TownHome }) {
  const { to, t } = useReader()
  const { town, undated, lastYear } = home
  const path = to(sectionPath(town.slug, 'agenda'))
  return (
    <>
      {undated.yearly.length > 0 && (
        <Block
          title={t('undated.yearly')}
          id="chaque-annee"
          more={{ href: `${path}#chaque-annee`, text: t('home.seeAll') }}
        >
          <UndatedList lines={undated.yearly.slice(0, 5)} town={town} />
        </Block>
      )}
      {undated.regular.length > 0 && (
        <Block
          title={t('undated.regular')}
          id="activites-regulieres"
          more={{ href: `${path}#activites-regulieres`, text: t('home.seeAll') }}
        >
          <UndatedList lines={undated.regular.slice(0, 5)} town={town} />
        </Block>
      )}
      {lastYear.length > 0 && (
        <Block
          title={t('home.lastYear', { town: town.name })}
          id="deja-passe"
          more={{ href: withQuery(path, { when: 'past' }), text: t('agenda.tab.past') }}
        >
          <LineList lines={lastYear} town={town} when="past" />
        </Block>
      )}
    </>
  )
}

function QuietTown({ home }: { home: TownHome }) {
  const { t } = useReader()
  return (
    <>
      {home.markets.length > 0 && (
        <Block title={t('home.markets')} id="marches">
          <ul class="list">
            {home.markets.map((market) => (
              <Market market={market} town={home.town} />
            ))}
          </ul>
        </Block>
      )}
      <HeritagePick home={home} />
      <DirectoryIndex home={home} />
    </>
  )
}

function News({ home: { town, news } }: { home: TownHome }) {
  const { to, t } = useReader()
  if (news.length === 0) return null
  return (
    <Block
      title={t('section.news')}
      id="actualites"
      more={{ href: to(sectionPath(town.slug, 'news')), text: t('home.allNews') }}
    >
      <ul class="cards">
        {news.map((line) => (
          <RecordCard line={line} town={town} section="news" />
        ))}
      </ul>
    </Block>
  )
}

/** Today, this week-end, the rest of the week, then what comes: only those that have something. */
function Days({ home, autour }: { home: TownHome; autour: string | undefined }) {
  const { to, t, words, today } = useReader()
  const { town, agenda } = home
  const path = to(sectionPath(town.slug, 'agenda'))
  const parts = [
    { id: 'aujourdhui', title: t('home.today'), lines: agenda.today, when: 'today' },
    { id: 'week-end', title: t('home.weekend'), lines: agenda.weekend, when: 'weekend' },
    { id: 'semaine', title: t('home.week'), lines: agenda.week, when: 'week' },
  ].filter(({ lines }) => lines.length > 0)
  return (
    <>
      {parts.map(({ id, title, lines, when }) => (
        <Block title={title} id={id} more={{ href: withQuery(path, { when, autour }), text: t('home.seeAll') }}>
          {byDay(lines, today).map(({ day, lines: some }) => (
            <>
              {day !== today && (
                <h3 class="day__name">
                  <time datetime={day}>{longDay(day, words, today)}</time>
                </h3>
              )}
              <ol class="lines">
                {some.map((line) => (
                  <AgendaItem line={line} town={town} level={day === today ? 3 : 4} />
                ))}
              </ol>
            </>
          ))}
        </Block>
      ))}
      {agenda.next.length > 0 && (
        <Block
          title={t('home.next')}
          id="bientot"
          more={{ href: withQuery(path, { autour }), text: t('home.allAgenda') }}
        >
          <LineList lines={agenda.next} town={town} when="day" />
        </Block>
      )}
    </>
  )
}
