import { readMapPoints } from '@wiker/town/map/points.ts'
import { readOutline, readOutlinesAround } from '@wiker/town/towns/outlines.ts'
import { readDial } from '@wiker/town/towns/scope.ts'
import { townPath, withQuery } from '../components/links.ts'
import { tellTowns } from '../reading/tell-towns.ts'
import type { SiteContext } from '../server/deps.ts'
import { MapBody } from './map-body.tsx'
import { asked, type PageDeps, show, wordsFor } from './show.tsx'

export async function mapPage(c: SiteContext, deps: PageDeps) {
  const { town, today } = c.var
  const dial = await readDial(deps.db, { town, asked: asked(c, 'autour') })
  tellTowns(c, dial.scope)
  const [points, outline, around] = await Promise.all([
    readMapPoints(deps.db, { town, scope: dial.scope, today }),
    readOutline(deps.db, town.code),
    readOutlinesAround(deps.db, town),
  ])
  const category = asked(c, 'category')
  const { t } = wordsFor(c)
  return show(c, deps, {
    town,
    outline,
    section: 'map',
    body: <MapBody town={town} points={points} outline={outline} around={around} category={category} dial={dial} />,
    head: {
      title: t('section.map'),
      elements: ['moving-map'],
      description: t('map.intro', { town: town.name }),
      canonical: withQuery(townPath(town.slug, 'carte'), { category }),
      noindex: points.length === 0 || dial.scope.name !== 'town',
    },
  })
}
