import { show, wordsFor } from '../../pages/show.tsx'
import type { PagesDeps } from '../../pages-of/deps.ts'
import { ownPage } from '../../pages-of/own-page.ts'
import type { Site, SiteContext } from '../../server/deps.ts'
import { readShown } from './shown.ts'
import { WorthBody } from './worth-body.tsx'
import { monthIn } from './worth-words.ts'

/** `/mon-espace/7/preuve/2026-11`: what a month brought to a merchant; without a month, the last one that is closed. */
export function registerWorthPage(site: Site, deps: PagesDeps): void {
  site.get('/mon-espace/:page{[0-9]+}/preuve', (c) => worthPage(c, deps))
  site.get('/mon-espace/:page{[0-9]+}/preuve/:month{[0-9]{4}-(0[1-9]|1[0-2])}', (c) => worthPage(c, deps))
}

async function worthPage(c: SiteContext, deps: PagesDeps) {
  const given = await ownPage(c, deps, 'publication.write')
  if (given instanceof Response) return given
  const { page, town } = given
  if (page.kind !== 'merchant') return c.notFound()
  const shown = await readShown(deps.people.db, page, town.timezone, deps.clock(), c.req.param('month'))
  if (!shown) return c.notFound()
  const words = wordsFor(c)
  const title = words.t('worth.title', { month: monthIn(shown.counted.month, words) })
  return show(c, deps, { town, body: <WorthBody page={page} shown={shown} />, head: { title, noindex: true } })
}
