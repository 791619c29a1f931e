import { searchTown } from '@wiker/town/search/search.ts'
import { readOutline } from '@wiker/town/towns/outlines.ts'
import type { Section } from '@wiker/town/types.ts'
import { segments, townPath } from '../components/links.ts'
import type { SiteContext } from '../server/deps.ts'
import { SearchBody } from './search-body.tsx'
import { asked, askedPage, type PageDeps, show, wordsFor } from './show.tsx'

export async function searchPage(c: SiteContext, deps: PageDeps) {
  const { town, today } = c.var
  const text = asked(c, 'q')
  const section = askedSection(c)
  const [found, outline] = await Promise.all([
    text ? searchTown(deps.db, { town, text, today, section, page: askedPage(c) }) : undefined,
    readOutline(deps.db, town.code),
  ])
  const { t } = wordsFor(c)
  return show(c, deps, {
    town,
    outline,
    section: 'search',
    body: <SearchBody town={town} text={text} section={section} found={found} />,
    head: {
      title: text ? t('search.titleFor', { text }) : t('section.search'),
      canonical: townPath(town.slug, 'recherche'),
      noindex: true,
    },
  })
}

function askedSection(c: SiteContext): Section | undefined {
  const name = asked(c, 'section')
  return Object.keys(segments).find((section): section is Section => section === name)
}
