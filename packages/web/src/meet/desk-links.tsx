import type { MeetingWork } from '@wiker/town/meeting/count-work.ts'
import { useReader } from '../components/reader.ts'

/** On the desk: what neighbours and readers wrote and nobody has read yet, and what was sent. */
export function MeetDeskLinks({ town, work }: { town: { slug: string }; work: MeetingWork | undefined }) {
  const { t, to } = useReader()
  return (
    <>
      <a href={to(`/bureau/${town.slug}/entraide`)}>{t('meet.desk.posts', { count: work?.posts ?? 0 })}</a>
      <a href={to(`/bureau/${town.slug}/paroles`)}>{t('meet.desk.remarks', { count: work?.remarks ?? 0 })}</a>
      <a href={to(`/bureau/${town.slug}/envois`)}>{t('meet.desk.tellings')}</a>
    </>
  )
}
