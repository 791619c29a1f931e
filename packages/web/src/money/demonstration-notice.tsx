import type { MoneyMode } from '@wiker/billing/open.ts'
import { useReader } from '../components/reader.ts'

/** Above everything that is about money while none moves. */
export function DemonstrationNotice({ mode }: { mode: MoneyMode }) {
  const { t } = useReader()
  if (mode === 'live') return null
  return (
    <p class="notice notice--info">
      <strong>{t('subscription.demonstration')}</strong>
    </p>
  )
}
