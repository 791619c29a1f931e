import { readOutline } from '@wiker/town/towns/outlines.ts'
import type { RecordLine, RecordPage } from '@wiker/town/types.ts'
import { sectionPath, withQuery } from '../components/links.ts'
import type { SiteContext } from '../server/deps.ts'
import { RecordListBody } from './record-list.tsx'
import { type PageDeps, show, wordsFor } from './show.tsx'

interface ListPage {
  section: 'news' | 'deals' | 'directory' | 'heritage'
  list: RecordPage<RecordLine>
  category?: string | undefined
  text?: string | undefined
}

export async function showList(c: SiteContext, deps: PageDeps, { section, list, category, text }: ListPage) {
  const { town } = c.var
  const { t } = wordsFor(c)
  return show(c, deps, {
    town,
    section,
    outline: await readOutline(deps.db, town.code),
    body: <RecordListBody town={town} section={section} list={list} category={category} text={text} />,
    head: {
      title: t(`section.${section}`),
      description: t(`list.intro.${section}`, { town: town.name, count: list.total }),
      canonical: withQuery(sectionPath(town.slug, section), { category, page: list.page > 1 ? list.page : null }),
      noindex: Boolean(text) || list.total === 0,
    },
  })
}
