import { readTownSource } from '@wiker/town/sources/read.ts'
import { readRefusedRows } from '@wiker/town/sources/refusals.ts'
import { readOutline } from '@wiker/town/towns/outlines.ts'
import { townPath } from '../components/links.ts'
import type { SiteContext } from '../server/deps.ts'
import { askedPage, type PageDeps, show, wordsFor } from './show.tsx'
import { SourceBody } from './source-body.tsx'

export async function sourcePage(c: SiteContext, deps: PageDeps) {
  const { town } = c.var
  const path = c.req.param('source') ?? ''
  const source = await readTownSource(deps.db, town, path)
  if (!source) return c.notFound()
  const [rows, outline] = await Promise.all([
    readRefusedRows(deps.db, path, askedPage(c)),
    readOutline(deps.db, town.code),
  ])
  const { t } = wordsFor(c)
  return show(c, deps, {
    town,
    outline,
    body: <SourceBody town={town} source={source} rows={rows} />,
    head: {
      title: source.credit.name,
      description: t('sources.lead', { town: town.name }),
      canonical: townPath(town.slug, 'sources', path),
      noindex: true,
    },
  })
}
