import { readPastAgenda } from '@wiker/town/agenda/past.ts'
import { explicitRange, rangeFor } from '@wiker/town/agenda/range.ts'
import { readUndated } from '@wiker/town/agenda/undated.ts'
import { readAgenda } from '@wiker/town/agenda/upcoming.ts'
import { nextMarketDay, readMarkets } from '@wiker/town/practical/markets.ts'
import { neighbours } from '@wiker/town/towns/neighbours.ts'
import { readOutline } from '@wiker/town/towns/outlines.ts'
import type { AgendaRange, MarketLine } from '@wiker/town/types.ts'
import { sectionPath, withQuery } from '../components/links.ts'
import type { SiteContext } from '../server/deps.ts'
import { AgendaBody } from './agenda-body.tsx'
import { tabs } from './agenda-tabs.tsx'
import { agendaFeeds } from './feeds.ts'
import { PastBody } from './past-body.tsx'
import { asked, askedPage, type PageDeps, show, wordsFor } from './show.tsx'

export async function agendaPage(c: SiteContext, deps: PageDeps) {
  if (asked(c, 'when') === 'past') return pastPage(c, deps)
  const { town, today } = c.var
  const range = askedRange(c, today)
  const category = asked(c, 'category')
  const everything = range.name === 'upcoming' && !category && askedPage(c) === 1
  const [agenda, near, markets, outline, undated] = await Promise.all([
    readAgenda(deps.db, { town, from: range.from, to: range.to, today, category, page: askedPage(c) }),
    neighbours(deps.db, { town, today, limit: 8 }),
    category && category !== 'market' ? [] : marketsOf(c, deps, range),
    readOutline(deps.db, town.code),
    everything ? readUndated(deps.db, { town, today }) : undefined,
  ])
  const { t } = wordsFor(c)
  const query = { when: range.name === 'upcoming' || range.name === 'dates' ? undefined : range.name, category }
  const days = range.name === 'dates' ? { from: range.from, to: range.to } : {}
  return show(c, deps, {
    town,
    outline,
    section: 'agenda',
    body: (
      <AgendaBody
        town={town}
        range={range}
        category={category}
        agenda={agenda}
        markets={markets}
        neighbours={near}
        undated={undated}
      />
    ),
    head: {
      title: t(`agenda.title.${range.name}`),
      description: t('agenda.description', { town: town.name }),
      canonical: withQuery(sectionPath(town.slug, 'agenda'), { ...query, ...days }),
      noindex: range.name === 'dates' || Boolean(category && agenda.total === 0),
      feeds: agendaFeeds(town, t, { category }),
    },
  })
}

/** What is over stays to be looked up, by those who ask for it; search engines do not. */
async function pastPage(c: SiteContext, deps: PageDeps) {
  const { town, today } = c.var
  const [past, outline] = await Promise.all([
    readPastAgenda(deps.db, { town, today, page: askedPage(c) }),
    readOutline(deps.db, town.code),
  ])
  const { t } = wordsFor(c)
  return show(c, deps, {
    town,
    outline,
    section: 'agenda',
    body: <PastBody town={town} past={past} />,
    head: {
      title: t('agenda.title.past'),
      description: t('past.lead', { town: town.name }),
      canonical: withQuery(sectionPath(town.slug, 'agenda'), { when: 'past' }),
      noindex: true,
      feeds: agendaFeeds(town, t),
    },
  })
}

/** The town's markets held in those days, each at its first one: they are in no announcement, and still what a week-end is made of. */
async function marketsOf(c: SiteContext, deps: PageDeps, range: AgendaRange): Promise<MarketLine[]> {
  const markets = await readMarkets(deps.db, { town: c.var.town, today: c.var.today })
  return markets
    .map((market) => ({ ...market, next: nextMarketDay(market.record, range.from) }))
    .filter(({ next }) => next && next.day <= range.to)
}

/** The days asked for: a tab's name, two dates, or all that is to come. */
function askedRange(c: SiteContext, today: string): AgendaRange {
  const chosen = explicitRange(asked(c, 'from'), asked(c, 'to'), today)
  if (chosen) return chosen
  const name = tabs.find((tab) => tab === asked(c, 'when')) ?? 'upcoming'
  return rangeFor(name, today)
}
