import { readPastAgenda } from '@wiker/town/agenda/past.ts'
import { readUndated } from '@wiker/town/agenda/undated.ts'
import { readAgenda } from '@wiker/town/agenda/upcoming.ts'
import { nextMarketDay, readMarkets } from '@wiker/town/practical/markets.ts'
import { neighbours } from '@wiker/town/towns/neighbours.ts'
import { readOutline } from '@wiker/town/towns/outlines.ts'
import { readDial } from '@wiker/town/towns/scope.ts'
import type { AgendaRange, MarketLine } from '@wiker/town/types.ts'
import { sectionPath, withQuery } from '../components/links.ts'
import { oembedLink } from '../print/elsewhere.tsx'
import { agendaChoices, askedAgenda, daysQuery, filterQuery } from '../reading/asked-agenda.ts'
import { tellTowns } from '../reading/tell-towns.ts'
import type { SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { originOf } from '../server/origin.ts'
import { AgendaBody } from './agenda-body.tsx'
import { agendaFeeds } from './feeds.ts'
import { PastBody } from './past-body.tsx'
import { asked, askedPage, type PageDeps, show, wordsFor } from './show.tsx'

export async function agendaPage(c: SiteContext, deps: PageDeps) {
  if (asked(c, 'when') === 'past') return pastPage(c, deps)
  const { town, today } = c.var
  const choice = askedAgenda((name) => asked(c, name), today)
  const { range, categories } = choice
  const dial = await readDial(deps.db, { town, asked: choice.around })
  const { scope } = dial
  const narrowed = categories.length + choice.traits.length > 0
  const own = scope.name === 'town'
  const [agenda, near, markets, outline, undated] = await Promise.all([
    readAgenda(deps.db, { ...agendaChoices(choice), town, scope, today, page: askedPage(c) }),
    neighbours(deps.db, { town, today, limit: 8 }),
    narrowed && !categories.includes('market') ? [] : marketsOf(c, deps, range),
    readOutline(deps.db, town.code),
    range.name === 'upcoming' && !narrowed && askedPage(c) === 1 ? readUndated(deps.db, { town, today }) : undefined,
  ])
  tellTowns(c, scope)
  const { t } = wordsFor(c)
  const filter = filterQuery({ ...choice, scope: scope.name })
  return show(c, deps, {
    town,
    outline,
    section: 'agenda',
    body: (
      <AgendaBody
        town={town}
        dial={dial}
        asked={choice}
        agenda={agenda}
        markets={markets}
        neighbours={near}
        undated={undated}
      />
    ),
    head: {
      title: t(`agenda.title.${range.name}`),
      description: t('agenda.description', { town: town.name }),
      canonical: withQuery(sectionPath(town.slug, 'agenda'), { ...daysQuery(range), ...filter }),
      noindex:
        !own ||
        range.name === 'dates' ||
        choice.traits.length > 0 ||
        categories.length > 1 ||
        (narrowed && agenda.total === 0),
      feeds: [
        ...agendaFeeds(town, t, filter),
        oembedLink(
          originOf(c, deps),
          localPath(c.var.language, withQuery(sectionPath(town.slug, 'agenda'), filter)),
          t('embed.agendaOf', { town: town.name }),
        ),
      ],
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
