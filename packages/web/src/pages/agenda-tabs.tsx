import type { RangeName } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import type { Query } from '../reading/asked-agenda.ts'

/** Ranges with a tab of their own, in the order of the tabs. */
export const tabs = ['upcoming', 'today', 'weekend', 'week', 'month'] as const satisfies RangeName[]

/** The ranges of days to come, then what is over. */
export function AgendaTabs({
  path,
  chosen,
  filter = {},
}: {
  path: string
  chosen: RangeName | 'past'
  /** What is chosen besides the days; of what is over everything is shown. */
  filter?: Query
}) {
  const { to, t } = useReader()
  return (
    <nav class="tabs" aria-label={t('agenda.when')}>
      {([...tabs, 'past'] as const).map((tab) => (
        <a
          href={to(
            withQuery(path, {
              when: tab === 'upcoming' ? null : tab,
              ...(tab === 'past' ? {} : filter),
            }),
          )}
          aria-current={tab === chosen || (tab === 'today' && chosen === 'tonight') ? 'page' : undefined}
        >
          {t(`agenda.tab.${tab}`)}
        </a>
      ))}
    </nav>
  )
}
