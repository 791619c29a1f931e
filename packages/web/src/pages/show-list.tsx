import type { Family } from '@wiker/model'
import { readOutline } from '@wiker/town/towns/outlines.ts'
import type { Dial, RecordLine, RecordPage } from '@wiker/town/types.ts'
import { sectionPath, withQuery } from '../components/links.ts'
import { tellTowns } from '../reading/tell-towns.ts'
import type { SiteContext } from '../server/deps.ts'
import { RecordListBody } from './record-list.tsx'
import { type PageDeps, show, wordsFor } from './show.tsx'

interface ListPage {
  section: 'news' | 'deals' | 'directory' | 'heritage'
  list: RecordPage<RecordLine>
  category?: string | undefined
  text?: string | undefined
  /** One family of the directory, or all of it from A to Z. */
  family?: Family | undefined
  alphabet?: boolean
  /** How far the list looks; not in the directory or the heritage, which are the town's own. */
  dial?: Dial | undefined
}

export async function showList(c: SiteContext, deps: PageDeps, page: ListPage) {
  const { section, list, category, text, family, alphabet, dial } = page
  if (dial) tellTowns(c, dial.scope)
  const { town } = c.var
  const { t } = wordsFor(c)
  return show(c, deps, {
    town,
    section,
    outline: await readOutline(deps.db, town.code),
    body: <RecordListBody town={town} {...page} />,
    head: {
      title: family ? t(`family.${family}`) : t(`section.${section}`),
      description: t(`list.intro.${section}`, { town: town.name, count: list.total }),
      canonical: withQuery(sectionPath(town.slug, section), {
        family,
        category,
        order: alphabet ? 'name' : null,
        page: list.page > 1 ? list.page : null,
      }),
      noindex: Boolean(text) || list.total === 0 || (dial !== undefined && dial.scope.name !== 'town'),
    },
  })
}
