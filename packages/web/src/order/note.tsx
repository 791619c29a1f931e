import type { PublicNote, VersionLine } from '@wiker/town/order/note.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { dayIn, plainDay } from '../formatting/dates.ts'
import type { MessageKey } from '../formatting/words.ts'
import { networkTimezone } from '../server/context.ts'
import { RepliesBeside } from './replies-beside.tsx'

/** Under an item: replies of people named in it, when it was published and changed, and whether the editors rewrote it. */
export function NoteUnder({ note }: { note: PublicNote | undefined }) {
  const { t, words } = useReader()
  if (!note) return null
  const { publishedAt, changedAt, rewritten, replies } = note
  const day = (at: Date) => plainDay(dayIn(at, networkTimezone), words)
  const changed = publishedAt && changedAt && day(changedAt) !== day(publishedAt) && changedAt > publishedAt
  return (
    <>
      <RepliesBeside replies={replies} />
      {publishedAt && (
        <p class="list__facts">
          {t('order.note.published', { date: day(publishedAt) })}
          {changed && ` ${t('order.note.changed', { date: day(changedAt) })}`}
          {rewritten && ` ${t('order.note.rewritten')}`}
        </p>
      )}
    </>
  )
}

/** The way to answer an article in which one is named. */
export function ReplyLink({ page }: { page: string }) {
  const { t, to, accounts } = useReader()
  if (!accounts) return null
  return (
    <p class="no-print">
      <a class="tall" href={to(withQuery('/droit-de-reponse', { page }))}>
        {t('order.reply.link')}
      </a>
    </p>
  )
}

/** For who looks after the town: who wrote, let through and rewrote each version. */
export function Versions({ versions }: { versions: VersionLine[] }) {
  const { t, words } = useReader()
  if (versions.length === 0) return null
  return (
    <Block id="versions" title={t('order.versions.title')}>
      <ol class="list">
        {versions.map(({ number, act, at, capacity, email, name }) => (
          <li>
            <p class="list__name">{t(`order.versions.${act}`)}</p>
            <p class="line__facts">
              <span>{t('order.versions.number', { number })}</span>
              <span>{plainDay(dayIn(at, networkTimezone), words)}</span>
              <span>{email ?? t('order.versions.nobody')}</span>
              <span>{words.maybe(`order.versions.as.${capacity}` as MessageKey) ?? capacity}</span>
            </p>
            <p>{name}</p>
          </li>
        ))}
      </ol>
    </Block>
  )
}
