import { readPractical } from '@wiker/town/practical/read.ts'
import { readOutline } from '@wiker/town/towns/outlines.ts'
import { sectionPath } from '../components/links.ts'
import type { SiteContext } from '../server/deps.ts'
import { PracticalBody } from './practical-body.tsx'
import { type PageDeps, show, wordsFor } from './show.tsx'

export async function practicalPage(c: SiteContext, deps: PageDeps) {
  const { town, today } = c.var
  const [practical, outline] = await Promise.all([
    readPractical(deps.db, { town, today, now: deps.clock() }),
    readOutline(deps.db, town.code),
  ])
  const { t } = wordsFor(c)
  return show(c, deps, {
    town,
    outline,
    section: 'practical',
    body: <PracticalBody town={town} practical={practical} />,
    head: {
      title: t('section.practical'),
      description: t('practical.intro', { town: town.name }),
      canonical: sectionPath(town.slug, 'practical'),
      noindex: practical.total === 0,
    },
  })
}
