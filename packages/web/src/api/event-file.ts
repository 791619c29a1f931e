import { readEvent } from '@wiker/town/agenda/event.ts'
import { recordPath } from '../components/links.ts'
import type { Deps, Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { sendFeed } from './send-feed.ts'

/** "Add to my calendar": one event with all its dates, at the address of its page with `.ics` behind. */
export function registerEventFile(site: Site, deps: Deps): void {
  site.get('/:town/agenda/:file{.+\\.ics}', (c) => eventFile(c, deps))
}

async function eventFile(c: SiteContext, deps: Deps): Promise<Response> {
  const { town, today, language } = c.var
  const page = await readEvent(deps.db, { town, today, path: c.req.param('file')!.replace(/\.ics$/, '') })
  if (page?.state === 'withdrawn') return c.text('410', 410)
  if (!page) return c.notFound()
  return sendFeed(c, deps, {
    format: 'ics',
    items: [{ record: page.event, section: 'agenda', path: page.path }],
    title: page.event.name,
    page: localPath(language, recordPath(town.slug, 'agenda', page.path)),
    fileName: `${page.path}.ics`,
  })
}
