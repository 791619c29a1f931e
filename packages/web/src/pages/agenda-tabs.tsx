import type { RangeName } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'

/** Ranges with a tab of their own, in the order of the tabs. */
export const tabs = ['upcoming', 'today', 'weekend', 'week', 'month'] as const satisfies RangeName[]

/** The ranges of days to come, then what is over. */
export function AgendaTabs({
  path,
  chosen,
  category,
}: {
  path: string
  chosen: RangeName | 'past'
  category?: string | undefined
}) {
  const { to, t } = useReader()
  return (
    <nav class="tabs" aria-label={t('agenda.when')}>
      {([...tabs, 'past'] as const).map((tab) => (
        <a
          href={to(
            withQuery(path, {
              when: tab === 'upcoming' ? null : tab,
              category: tab === 'past' ? null : category,
            }),
          )}
          aria-current={tab === chosen ? 'page' : undefined}
        >
          {t(`agenda.tab.${tab}`)}
        </a>
      ))}
    </nav>
  )
}
