import { readTownHome } from '@wiker/town/home/read.ts'
import { readOutline } from '@wiker/town/towns/outlines.ts'
import type { TownHome, TownOutline } from '@wiker/town/types.ts'
import { townPath } from '../components/links.ts'
import type { SiteContext } from '../server/deps.ts'
import { agendaFeeds } from './feeds.ts'
import { type PageDeps, show, wordsFor } from './show.tsx'
import { TownBanner } from './town-home-banner.tsx'
import { TownHomeBody } from './town-home-body.tsx'

export async function townHomePage(c: SiteContext, deps: PageDeps) {
  const { town, today } = c.var
  const [home, outline] = await Promise.all([readTownHome(deps.db, { town, today }), readOutline(deps.db, town.code)])
  return showTownHome(c, deps, home, outline)
}

/** Apart from the reading, so that the gallery shows the same page with made-up data. */
export function showTownHome(
  c: SiteContext,
  deps: Omit<PageDeps, 'db'>,
  home: TownHome,
  outline: TownOutline | undefined,
) {
  const { t } = wordsFor(c)
  const { town } = home
  return show(c, deps, {
    town,
    section: 'home',
    banner: <TownBanner home={home} outline={outline} />,
    body: <TownHomeBody home={home} />,
    head: {
      title: town.name,
      description: t('home.description', { town: town.name }),
      canonical: townPath(town.slug),
      feeds: agendaFeeds(town, t),
    },
  })
}
