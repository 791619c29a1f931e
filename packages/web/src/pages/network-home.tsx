import { readNetworkWeek, type WeekLine } from '@wiker/town/network/week.ts'
import { answeredTowns } from '@wiker/town/order/publisher.ts'
import { findTowns } from '@wiker/town/towns/find.ts'
import { listOpenTowns } from '@wiker/town/towns/list.ts'
import { readGround, readOutlines } from '@wiker/town/towns/outlines.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { townPath } from '../components/links.ts'
import type { SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { NetworkBanner } from './network-banner.tsx'
import { NetworkHomeBody } from './network-home-body.tsx'
import { asked, type PageDeps, show, wordsFor } from './show.tsx'

/** The network and its towns. A reader whose town is found for sure is led straight to it. */
export async function networkHomePage(c: SiteContext, deps: PageDeps) {
  const text = asked(c, 'commune')
  const [all, drawn, ground, lines, found] = await Promise.all([
    listOpenTowns(deps.db),
    text ? [] : readOutlines(deps.db),
    text ? [] : readGround(deps.db),
    readNetworkWeek(deps.db, { today: c.var.today }),
    text ? findTowns(deps.db, text) : undefined,
  ])
  // A town for which nobody answers yet has no site to lead to.
  const towns = await answeredTowns(deps.db, all)
  const slugs = new Set(towns.map(({ slug }) => slug))
  const outlines = drawn.filter(({ slug }) => slugs.has(slug))
  const week = lines.filter(({ town }) => slugs.has(town.slug))
  const open = found?.filter((town) => town.open) ?? []
  if (open.length === 1 && open[0]!.by !== 'near') {
    return c.redirect(localPath(c.var.language, townPath(open[0]!.slug)), 302)
  }
  const { t } = wordsFor(c)
  return show(c, deps, {
    banner: (
      <NetworkBanner
        value={text}
        outlines={outlines}
        ground={ground}
        some={someOf(towns, week)}
        count={towns.length}
        found={found}
      />
    ),
    body: <NetworkHomeBody towns={towns} week={week} />,
    head: {
      title: t('network.head'),
      description: t('network.description', { count: towns.length }),
      canonical: '/',
      noindex: Boolean(text),
    },
  })
}

const shownAtFirst = 8

/** The towns where most happens this week, then the largest; by name. */
function someOf(towns: TownCard[], week: WeekLine[]): TownCard[] {
  const lines = Map.groupBy(week, ({ town }) => town.slug)
  const busy = (town: TownCard) => lines.get(town.slug)?.length ?? 0
  return towns
    .toSorted((a, b) => busy(b) - busy(a) || (b.population ?? 0) - (a.population ?? 0))
    .slice(0, shownAtFirst)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
}
