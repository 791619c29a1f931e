import { readNews } from '@wiker/town/news/read.ts'
import { readDial } from '@wiker/town/towns/scope.ts'
import type { SiteContext } from '../server/deps.ts'
import { asked, askedPage, type PageDeps } from './show.tsx'
import { showList } from './show-list.tsx'

export async function newsPage(c: SiteContext, deps: PageDeps) {
  const { town, today } = c.var
  const [category, text] = [asked(c, 'category'), asked(c, 'q')]
  const dial = await readDial(deps.db, { town, asked: asked(c, 'autour') })
  const list = await readNews(deps.db, { town, scope: dial.scope, today, category, text, page: askedPage(c) })
  return showList(c, deps, { section: 'news', list, category, text, dial })
}
