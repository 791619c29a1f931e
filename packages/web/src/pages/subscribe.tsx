import type { TownCard } from '@wiker/town/types.ts'
import { Icon } from '../components/icon.tsx'
import { useReader } from '../components/reader.ts'
import type { Query } from '../reading/asked-agenda.ts'
import { agendaFeeds } from './feeds.ts'

/** What a feed is, for someone who never heard the word. It follows the choices on the screen; `said` are those in words. */
export function Subscribe({ town, filter, said }: { town: TownCard; filter: Query; said: string | undefined }) {
  const { t, publicUrl } = useReader()
  const [calendar, news] = agendaFeeds(town, t, filter)
  return (
    <section class="panel no-print" aria-labelledby="abonnement">
      <h2 id="abonnement">{t('subscribe.title')}</h2>
      <p>{said ? t('subscribe.textFor', { category: said }) : t('subscribe.text')}</p>
      <ul class="list list--plain">
        <li>
          <a class="tall" href={`${publicUrl}${calendar!.href}`.replace(/^https?:/, 'webcal:')}>
            <Icon name="add" />
            {t('subscribe.calendar')}
          </a>
        </li>
        <li>
          <a class="tall" href={calendar!.href}>
            <Icon name="agenda" />
            {t('subscribe.file')}
          </a>
        </li>
        <li>
          <a class="tall" href={news!.href}>
            <Icon name="feed" />
            {t('subscribe.rss')}
          </a>
        </li>
      </ul>
    </section>
  )
}
