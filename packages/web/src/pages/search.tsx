import { searchNetwork, searchTown } from '@wiker/town/search/search.ts'
import { meantWords } from '@wiker/town/search/suggest.ts'
import { neighbours } from '@wiker/town/towns/neighbours.ts'
import { readOutline } from '@wiker/town/towns/outlines.ts'
import { readDial } from '@wiker/town/towns/scope.ts'
import type { SearchHit, Section } from '@wiker/town/types.ts'
import { segments, townPath } from '../components/links.ts'
import { tellTowns } from '../reading/tell-towns.ts'
import type { SiteContext } from '../server/deps.ts'
import { SearchBody } from './search-body.tsx'
import { asked, askedPage, type PageDeps, show, wordsFor } from './show.tsx'

export async function searchPage(c: SiteContext, deps: PageDeps) {
  const { town, today } = c.var
  const text = asked(c, 'q')
  const section = askedSection(c)
  const dial = await readDial(deps.db, { town, asked: asked(c, 'autour') })
  tellTowns(c, dial.scope)
  const [found, outline] = await Promise.all([
    text ? searchTown(deps.db, { town, scope: dial.scope, text, today, section, page: askedPage(c) }) : undefined,
    readOutline(deps.db, town.code),
  ])
  const meant =
    text && found && (found.approximate || found.items.length === 0) ? await meantWords(deps.db, { town, text }) : null
  const elsewhere = text && found?.items.length === 0 && !section ? await searchAround(c, deps, text) : undefined
  const { t } = wordsFor(c)
  return show(c, deps, {
    town,
    outline,
    section: 'search',
    body: (
      <SearchBody
        town={town}
        dial={dial}
        text={text}
        section={section}
        found={found}
        meant={meant}
        elsewhere={elsewhere}
      />
    ),
    head: {
      title: text ? t('search.titleFor', { text }) : t('section.search'),
      canonical: townPath(town.slug, 'recherche'),
      noindex: true,
    },
  })
}

/** What the other towns have, the nearest first: the reader found nothing here. */
async function searchAround(c: SiteContext, deps: PageDeps, text: string): Promise<SearchHit[]> {
  const { town, today } = c.var
  const [everywhere, near] = await Promise.all([
    searchNetwork(deps.db, { text, today }),
    neighbours(deps.db, { town, today, limit: 50 }),
  ])
  const rank = new Map(near.map(({ slug }, index) => [slug, index]))
  const place = (hit: SearchHit) => rank.get(hit.town.slug) ?? near.length
  return everywhere.items
    .filter((hit) => hit.town.slug !== town.slug && !hit.example)
    .toSorted((one, other) => place(one) - place(other))
    .slice(0, 10)
}

function askedSection(c: SiteContext): Section | undefined {
  const name = asked(c, 'section')
  return Object.keys(segments).find((section): section is Section => section === name)
}
