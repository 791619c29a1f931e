import { readNetworkWeek } from '@wiker/town/network/week.ts'
import { findTowns } from '@wiker/town/towns/find.ts'
import { listOpenTowns } from '@wiker/town/towns/list.ts'
import { readOutlines } from '@wiker/town/towns/outlines.ts'
import { townPath } from '../components/links.ts'
import type { SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { NetworkBanner } from './network-banner.tsx'
import { NetworkHomeBody } from './network-home-body.tsx'
import { asked, type PageDeps, show, wordsFor } from './show.tsx'

/** The network and its towns. A reader whose town is found for sure is led straight to it. */
export async function networkHomePage(c: SiteContext, deps: PageDeps) {
  const text = asked(c, 'commune')
  const [towns, outlines, week, found] = await Promise.all([
    listOpenTowns(deps.db),
    readOutlines(deps.db),
    readNetworkWeek(deps.db, { today: c.var.today }),
    text ? findTowns(deps.db, text) : undefined,
  ])
  const open = found?.filter((town) => town.open) ?? []
  if (open.length === 1 && open[0]!.by !== 'near') {
    return c.redirect(localPath(c.var.language, townPath(open[0]!.slug)), 302)
  }
  const { t } = wordsFor(c)
  return show(c, deps, {
    banner: <NetworkBanner value={text} outlines={outlines} found={found} />,
    body: <NetworkHomeBody towns={towns} week={week} />,
    head: {
      title: 'Wiker',
      description: t('network.description', { count: towns.length }),
      canonical: '/',
      noindex: Boolean(text),
    },
  })
}
