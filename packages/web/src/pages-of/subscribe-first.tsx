import type { Page } from '@wiker/town/pages/types.ts'
import { useReader } from '../components/reader.ts'
import { plainDay } from '../formatting/dates.ts'

const isOpen = ({ subscribedTo }: Page, today: string) => subscribedTo !== null && subscribedTo >= today

/** A merchant who may not publish yet is told before writing, with the way to what is missing. */
export function SubscribeFirst({ page }: { page: Page }) {
  const { t, to, today, sells } = useReader()
  if (page.kind !== 'merchant' || isOpen(page, today)) return null
  if (!sells) return <p class="notice notice--alert">{t('pageHome.notSubscribed')}</p>
  return (
    <div class="notice notice--alert">
      <p>
        {t('subscription.needed')}{' '}
        <a class="tall" href={to(`/mon-espace/${page.id}/abonnement`)}>
          {t('subscription.title')}
        </a>
      </p>
    </div>
  )
}

/** A merchant reads here until when they may publish, or what it takes. */
export function MayPublish({ page }: { page: Page }) {
  const { t, words, today } = useReader()
  if (page.kind !== 'merchant') return null
  if (!isOpen(page, today)) return <SubscribeFirst page={page} />
  return <p class="notice">{t('pageHome.subscribedTo', { date: plainDay(page.subscribedTo!, words) })}</p>
}
