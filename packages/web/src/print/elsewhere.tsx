import type { TownCard } from '@wiker/town/types.ts'
import { townPath, withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import type { Query } from '../reading/asked-agenda.ts'

/** Where else the agenda can be read: on paper, on a screen, on another site. */
export function Elsewhere({ town, filter }: { town: Pick<TownCard, 'slug'>; filter: Query }) {
  const { t, to } = useReader()
  return (
    <section class="panel no-print" aria-labelledby="ailleurs">
      <h2 id="ailleurs">{t('agenda.elsewhere')}</h2>
      <ul class="list list--plain">
        <li>
          <a class="tall" href={to(withQuery(townPath(town.slug, 'semaine'), { category: filter.category }))}>
            {t('print.week.link')}
          </a>
        </li>
        <li>
          <a class="tall" href={to(withQuery(townPath(town.slug, 'integrer'), filter))}>
            {t('embed.link')}
          </a>
        </li>
        <li>
          <a class="tall" href={to(townPath(town.slug, 'ecran'))}>
            {t('screen.link')}
          </a>
        </li>
      </ul>
    </section>
  )
}

/** What tells other sites that they can ask what to put in place of this address (oembed.com). */
export function oembedLink(publicUrl: string, address: string, title: string) {
  const href = withQuery(`${publicUrl}/oembed`, { url: publicUrl + address })
  return { title, href, type: 'application/json+oembed' }
}
