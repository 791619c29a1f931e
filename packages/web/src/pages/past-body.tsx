import type { PastAgenda, TownCard } from '@wiker/town/types.ts'
import { DayList } from '../components/day-list.tsx'
import { sectionPath } from '../components/links.ts'
import { Pager } from '../components/pager.tsx'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { AgendaTabs } from './agenda-tabs.tsx'

/** What is over, the latest day first: never mixed with what is to come. */
export function PastBody({ town, past }: { town: TownCard; past: PastAgenda }) {
  const { t } = useReader()
  const path = sectionPath(town.slug, 'agenda')
  return (
    <>
      <div class="page-head">
        <h1>{t('agenda.title.past')}</h1>
        <p>{t('past.lead', { town: town.name })}</p>
      </div>
      <AgendaTabs path={path} chosen="past" />
      {past.total === 0 && (
        <Empty>
          <p>{t('empty.past', { town: town.name })}</p>
        </Empty>
      )}
      <DayList days={past.days} town={town} />
      <Pager path={path} query={{ when: 'past' }} page={past.page} pages={past.pages} />
    </>
  )
}
