import { readTownSources } from '@wiker/town/sources/read.ts'
import { readOutline } from '@wiker/town/towns/outlines.ts'
import { townPath } from '../components/links.ts'
import type { SiteContext } from '../server/deps.ts'
import { type PageDeps, show, wordsFor } from './show.tsx'
import { SourcesBody } from './sources-body.tsx'

export async function sourcesPage(c: SiteContext, deps: PageDeps) {
  const { town } = c.var
  const [sources, outline] = await Promise.all([readTownSources(deps.db, town), readOutline(deps.db, town.code)])
  const { t } = wordsFor(c)
  return show(c, deps, {
    town,
    outline,
    body: <SourcesBody town={town} sources={sources} />,
    head: {
      title: t('sources.title'),
      description: t('sources.lead', { town: town.name }),
      canonical: townPath(town.slug, 'sources'),
      noindex: sources.length === 0,
    },
  })
}
