import { isFamily } from '@wiker/model'
import { readDirectoryFamilies } from '@wiker/town/directory/families.ts'
import { readDirectory } from '@wiker/town/directory/read.ts'
import { readOutline } from '@wiker/town/towns/outlines.ts'
import { sectionPath } from '../components/links.ts'
import type { SiteContext } from '../server/deps.ts'
import { DirectoryBody } from './directory-body.tsx'
import { asked, askedPage, type PageDeps, show, wordsFor } from './show.tsx'
import { showList } from './show-list.tsx'

const linesOfFamily = 8

/** By family at first; then one family, one category, what has some words, or everything from A to Z. */
export async function directoryPage(c: SiteContext, deps: PageDeps) {
  const { town, today } = c.var
  const [category, text, wanted] = [asked(c, 'category'), asked(c, 'q'), asked(c, 'family')]
  const family = isFamily(wanted) ? wanted : undefined
  const alphabet = asked(c, 'order') === 'name'
  if (!category && !text && !family && !alphabet) return byFamily(c, deps)
  const list = await readDirectory(deps.db, { town, today, category, text, family, page: askedPage(c) })
  return showList(c, deps, { section: 'directory', list, category, text, family, alphabet })
}

async function byFamily(c: SiteContext, deps: PageDeps) {
  const { town, today } = c.var
  const [shelves, outline] = await Promise.all([
    readDirectoryFamilies(deps.db, { town, today, most: linesOfFamily }),
    readOutline(deps.db, town.code),
  ])
  const { t } = wordsFor(c)
  return show(c, deps, {
    town,
    outline,
    section: 'directory',
    body: <DirectoryBody town={town} shelves={shelves} />,
    head: {
      title: t('section.directory'),
      description: t('list.intro.directory', { town: town.name }),
      canonical: sectionPath(town.slug, 'directory'),
      noindex: shelves.every(({ count }) => count === 0),
    },
  })
}
