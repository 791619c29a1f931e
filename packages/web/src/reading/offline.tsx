import { useReader } from '../components/reader.ts'
import { type PageDeps, show, wordsFor } from '../pages/show.tsx'
import type { SiteContext } from '../server/deps.ts'

/** What a device shows of itself when there is no connection and the page asked for was never kept. */
export function offlinePage(c: SiteContext, deps: PageDeps) {
  const { t } = wordsFor(c)
  return show(c, deps, {
    body: <OfflineBody />,
    head: { title: t('offline.title'), noindex: true, elements: ['kept-pages'] },
  })
}

export function OfflineBody() {
  const { t } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('offline.title')}</h1>
        <p>{t('offline.lead')}</p>
      </div>
      <form class="actions">
        <button class="button" type="submit">
          {t('offline.again')}
        </button>
      </form>
      <kept-pages hidden>
        <h2>{t('offline.kept')}</h2>
        <ul class="list list--plain"></ul>
      </kept-pages>
    </>
  )
}

/** Filled by its element on a page that comes from the device: %D is a day, %H and %M the hour. */
export function OfflineNote({ town }: { town: { slug: string } }) {
  const { t, to } = useReader()
  const hour = t('offline.hour', { hours: '%H', minutes: '%M' })
  const warm = ['', '/agenda', '/infos-pratiques'].map((path) => to(`/${town.slug}${path}`))
  return (
    <offline-note
      class="notice notice--info"
      role="status"
      hidden
      data-today={t('offline.today', { hour })}
      data-yesterday={t('offline.yesterday', { hour })}
      data-before={t('offline.before', { day: '%D', hour })}
      data-warm={warm.join(' ')}
    />
  )
}
