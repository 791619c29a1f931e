import type { CanonicalRecord } from '@wiker/model'
import { dayIn } from '@wiker/town/days.ts'
import type { Publication } from '@wiker/town/publishing/types.ts'
import { useReader } from '../components/reader.ts'
import { plainDay } from '../formatting/dates.ts'
import { networkTimezone } from '../server/context.ts'

/** What was written, its state, and why it was refused. */
export function PublicationLine({ publication, path }: { publication: Publication; path?: string | undefined }) {
  const { t, to, words } = useReader()
  const { record, state, kind, publishAt, updatedAt, reason } = publication
  const name = record.name || t('space.untitled')
  const when = dayOf(record)
  return (
    <li>
      <p class="list__name">{path ? <a href={to(path)}>{name}</a> : name}</p>
      <p class="line__facts">
        <span>{t(`written.kind.${kind}`)}</span>
        {when && <span>{plainDay(when, words)}</span>}
        <strong>
          {state === 'scheduled' && publishAt
            ? t('written.scheduledFor', { date: plainDay(dayIn(networkTimezone, publishAt), words) })
            : t(`written.state.${state}`)}
        </strong>
        <span>{t('written.updated', { date: plainDay(dayIn(networkTimezone, updatedAt), words) })}</span>
      </p>
      {reason && (state === 'refused' || state === 'withdrawn') && <p>{t('written.reason', { reason })}</p>}
    </li>
  )
}

/** The day an event begins. */
function dayOf(record: CanonicalRecord): string | undefined {
  return record.type === 'Event' ? record.startDate?.slice(0, 10) : undefined
}
