import { readHeritage } from '@wiker/town/heritage/read.ts'
import type { SiteContext } from '../server/deps.ts'
import { asked, askedPage, type PageDeps } from './show.tsx'
import { showList } from './show-list.tsx'

export async function heritagePage(c: SiteContext, deps: PageDeps) {
  const { town, today } = c.var
  const [category, text] = [asked(c, 'category'), asked(c, 'q')]
  const list = await readHeritage(deps.db, { town, today, category, text, page: askedPage(c) })
  return showList(c, deps, { section: 'heritage', list, category, text })
}
