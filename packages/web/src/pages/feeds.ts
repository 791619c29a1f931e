import type { TownCard } from '@wiker/town/types.ts'
import { townPath, withQuery } from '../components/links.ts'
import { publicPath } from '../countries/paths.ts'
import type { Words } from '../formatting/words.ts'
import type { Query } from '../reading/asked-agenda.ts'

/** Addresses at which calendars and readers follow the agenda, with the filter on the screen. */
export function agendaFeeds(town: TownCard, t: Words['t'], filter: Query = {}) {
  const address = (suffix: string) => withQuery(publicPath(`${townPath(town.slug, 'agenda')}.${suffix}`), filter)
  const title = t('agenda.feedTitle', { town: town.name })
  return [
    { title, href: address('ics'), type: 'text/calendar' },
    { title, href: address('rss'), type: 'application/rss+xml' },
  ]
}
