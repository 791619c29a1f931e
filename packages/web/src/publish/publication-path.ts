import type { Publication } from '@wiker/town/publishing/types.ts'
import { pathOf } from '@wiker/town/records/path.ts'
import type { Section, TownCard } from '@wiker/town/types.ts'
import { recordPath } from '../components/links.ts'

const sections: Record<Publication['kind'], Section> = {
  event: 'agenda',
  article: 'news',
  offer: 'deals',
  notice: 'practical',
}

/** The address of the page of what is online. Joined to something told of elsewhere, it leads there. */
export function publicationPath({ kind, recordId, record }: Publication, town: Pick<TownCard, 'slug'>): string {
  return recordPath(town.slug, sections[kind], pathOf(recordId, record.name ?? ''))
}
