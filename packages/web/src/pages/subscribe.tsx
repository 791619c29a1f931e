import type { TownCard } from '@wiker/town/types.ts'
import { categoryName } from '../components/category.tsx'
import { Icon } from '../components/icon.tsx'
import { useReader } from '../components/reader.ts'
import { agendaFeeds } from './feeds.ts'

/** What a feed is, for someone who never heard the word. */
export function Subscribe({ town, category }: { town: TownCard; category?: string | undefined }) {
  const { t, words, publicUrl } = useReader()
  const [calendar, news] = agendaFeeds(town, t, { category })
  return (
    <section class="panel no-print" aria-labelledby="abonnement">
      <h2 id="abonnement">{t('subscribe.title')}</h2>
      <p>{category ? t('subscribe.textFor', { category: categoryName(category, words) }) : t('subscribe.text')}</p>
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
