import type { Event } from '@wiker/model'
import { readEvent } from '@wiker/town/agenda/event.ts'
import type { EventPage } from '@wiker/town/types.ts'
import { recordPath } from '../components/links.ts'
import { type Words, words } from '../formatting/words.ts'
import type { Deps, Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { movedPath } from '../server/moved.ts'
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
  if (page.state === 'moved') return c.redirect(`${movedPath(c, page)}.ics`, 301)
  return sendFeed(c, deps, {
    format: 'ics',
    items: [{ record: fileOf(page, words[language]), section: 'agenda', path: page.path }],
    title: page.event.name,
    page: localPath(language, recordPath(town.slug, 'agenda', page.path)),
    fileName: `${page.path}.ics`,
  })
}

/** The event with the credit of its page; an example says so in its very name, wherever it ends up. */
function fileOf({ event, example, category, credit }: Extract<EventPage, { state: 'shown' }>, { t }: Words): Event {
  const { source = '' } = event.provenance ?? {}
  const provenance = {
    ...event.provenance,
    source,
    publisher: credit.publisher ?? credit.name,
    ...(credit.licence && { licence: credit.licence }),
  }
  const categories = category ? [category] : event.categories
  return {
    ...event,
    ...(example && { name: `${t('example.badge')} – ${event.name}` }),
    ...(!example && credit.name && { provenance }),
    ...(categories && { categories }),
  }
}
