import { readTownHome } from '@wiker/town/home/read.ts'
import { readOutline } from '@wiker/town/towns/outlines.ts'
import { readDial } from '@wiker/town/towns/scope.ts'
import type { Dial, TownHome, TownOutline } from '@wiker/town/types.ts'
import { townPath } from '../components/links.ts'
import { tellTowns } from '../reading/tell-towns.ts'
import type { SiteContext } from '../server/deps.ts'
import { agendaFeeds } from './feeds.ts'
import { asked, type PageDeps, show, wordsFor } from './show.tsx'
import { TownBanner } from './town-home-banner.tsx'
import { TownHomeBody } from './town-home-body.tsx'

export async function townHomePage(c: SiteContext, deps: PageDeps) {
  const { town, today } = c.var
  const dial = await readDial(deps.db, { town, asked: asked(c, 'autour') })
  tellTowns(c, dial.scope)
  const [home, outline] = await Promise.all([
    readTownHome(deps.db, { town, scope: dial.scope, today }),
    readOutline(deps.db, town.code),
  ])
  return showTownHome(c, deps, home, outline, dial)
}

/** Apart from the reading, so that the gallery shows the same page with made-up data. */
export function showTownHome(
  c: SiteContext,
  deps: Omit<PageDeps, 'db'>,
  home: TownHome,
  outline: TownOutline | undefined,
  dial?: Dial,
) {
  const { t } = wordsFor(c)
  const { town } = home
  return show(c, deps, {
    town,
    section: 'home',
    banner: <TownBanner home={home} outline={outline} />,
    body: <TownHomeBody home={home} dial={dial} />,
    head: {
      title: town.name,
      description: t('home.description', { town: town.name }),
      canonical: townPath(town.slug),
      noindex: dial !== undefined && dial.scope.name !== 'town',
      feeds: agendaFeeds(town, t),
    },
  })
}
