import { readFigures } from '@wiker/town/figures/read.ts'
import { readOutline } from '@wiker/town/towns/outlines.ts'
import { townPath } from '../components/links.ts'
import type { SiteContext } from '../server/deps.ts'
import { FiguresBody } from './figures-body.tsx'
import { type PageDeps, show, wordsFor } from './show.tsx'

/** `/{town}/commune`: its people over time, its first names, what its council decided. */
export async function figuresPage(c: SiteContext, deps: PageDeps) {
  const { town } = c.var
  const [figures, outline] = await Promise.all([readFigures(deps.db, { town }), readOutline(deps.db, town.code)])
  const { t } = wordsFor(c)
  return show(c, deps, {
    town,
    outline,
    section: 'practical',
    body: <FiguresBody town={town} figures={figures} />,
    head: {
      title: t('figures.title'),
      description: t('figures.intro', { town: town.name }),
      canonical: townPath(town.slug, 'commune'),
      noindex: !figures.population && !figures.names && figures.decisions.length === 0,
    },
  })
}
