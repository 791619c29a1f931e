import type { RecordPlace } from '@wiker/town/pages/record-of.ts'
import type { Page } from '@wiker/town/pages/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { recordPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { plainDay } from '../formatting/dates.ts'
import { CloseFields } from './close.tsx'

interface Props {
  town: TownCard
  page: Page & { members: number }
  place: RecordPlace | undefined
}

/** A page there is, with its switches. */
export function KeptPage({ town, page, place }: Props) {
  const { t, to, words, today } = useReader()
  const action = to(`/bureau/${town.slug}/pages/page`)
  const subscribed = page.subscribedTo !== null && page.subscribedTo >= today
  return (
    <li>
      <h3 class="list__name">
        {place ? <a href={to(recordPath(place.townSlug, place.section, place.path))}>{page.name}</a> : page.name}
      </h3>
      <p class="line__facts">
        <span>{t(`pageKind.${page.kind}`)}</span>
        <span>{t('deskPages.members', { count: page.members })}</span>
        {page.verifiedHow && <span>{t(`deskPages.how.${page.verifiedHow}`)}</span>}
        {page.trusted && <strong>{t('deskPages.trusted')}</strong>}
        {page.kind === 'merchant' && (
          <strong>
            {subscribed
              ? t('deskPages.subscribedTo', { date: plainDay(page.subscribedTo!, words) })
              : t('deskPages.notSubscribed')}
          </strong>
        )}
      </p>
      <details>
        <summary>{t('deskPages.settingsOf', { name: page.name })}</summary>
        <form class="actions" method="post" action={action}>
          <input type="hidden" name="page" value={String(page.id)} />
          <button
            class="button button--quiet"
            type="submit"
            name="do"
            value={page.trusted ? 'surveiller' : 'confiance'}
          >
            {t(page.trusted ? 'deskPages.distrust' : 'deskPages.trust')}
          </button>
        </form>
        {page.kind === 'merchant' && (
          <form class="report" method="post" action={action}>
            <input type="hidden" name="page" value={String(page.id)} />
            <div class="field">
              <label for={`jusqu-${page.id}`}>{t('deskPages.subscription')}</label>
              <p class="field__hint" id={`jusqu-${page.id}-aide`}>
                {t('deskPages.subscriptionHint')}
              </p>
              <input
                id={`jusqu-${page.id}`}
                type="date"
                name="jusqu"
                value={page.subscribedTo ?? ''}
                aria-describedby={`jusqu-${page.id}-aide`}
              />
            </div>
            <button class="button button--quiet" type="submit" name="do" value="abonnement">
              {t('deskPages.saveSubscription')}
            </button>
          </form>
        )}
        <form class="report" method="post" action={action}>
          <input type="hidden" name="page" value={String(page.id)} />
          <CloseFields />
          <button class="button button--quiet" type="submit" name="do" value="fermer">
            {t('deskPages.close')}
          </button>
        </form>
      </details>
    </li>
  )
}
