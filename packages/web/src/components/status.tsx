import type { EventStatus } from '@wiker/model'
import { useReader } from './reader.ts'

const looks: Partial<Record<EventStatus, string>> = {
  cancelled: 'badge--bad',
  postponed: 'badge--warn',
  rescheduled: 'badge--warn',
  full: 'badge--warn',
  movedOnline: 'badge--good',
}

/** "Annulé", "Complet"… as words; nothing when it takes place as announced. */
export function StatusBadge({ status }: { status: EventStatus }) {
  const { t } = useReader()
  const look = looks[status]
  return look && status !== 'scheduled' ? <span class={`badge ${look}`}>{t(`status.${status}`)}</span> : null
}

/** On everything that was made up to show the site: never to be taken for an announcement. */
export function ExampleBadge() {
  const { t } = useReader()
  return <span class="badge badge--example">{t('example.badge')}</span>
}

/** Said once above a list that has some. */
export function ExampleNote({ lines }: { lines: { example: boolean }[] }) {
  const { t } = useReader()
  return lines.some((line) => line.example) ? <p class="example-note">{t('example.note')}</p> : null
}
