import { type Reply, reopenReply, townReplies } from '@wiker/town/order/replies.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../../../components/reader.ts'
import { dayIn, plainDay } from '../../../formatting/dates.ts'
import { decideReplyAs } from '../../../order/decide-reply.ts'
import { type Card, cardKind } from '../card-kind.ts'

/** Somebody named in an article asks to answer beside it: the law gives three days. */
export const reply = cardKind<Reply>({
  name: 'reply',
  says: { one: 'day.reply.one', count: 'day.reply.count' },
  action: 'reply.decide',
  seconds: 60,
  path: 'droits-de-reponse',
  read: async ({ deps, town, words }) =>
    (await townReplies(deps.people.db, town.code))
      .filter(({ state }) => state === 'asked')
      .map((one) => ({
        id: String(one.id),
        name: one.subjectName,
        pressing: { since: one.askedAt, due: one.dueAt },
        suggests: { answer: 'accept', why: words.t('day.reply.why') },
        data: one,
      })),
  Body: ({ card: { data }, town }: { card: Card<Reply>; town: TownCard }) => {
    const { t, to, words, now } = useReader()
    const date = plainDay(dayIn(data.dueAt, town.timezone), words)
    return (
      <>
        <p class="line__facts">
          <span>{data.name}</span>
          <strong>{t(data.dueAt < now ? 'order.replies.late' : 'order.replies.due', { date })}</strong>
          <a href={to(data.page)}>{data.subjectName}</a>
        </p>
        <p class="letter">{data.text}</p>
      </>
    )
  },
  answers: (_card, { words: { t } }) => [
    { name: 'accept', label: t('day.reply.publish'), key: 'a' },
    { name: 'refuse', label: t('queue.refuse'), key: 'r', asks: { label: t('queue.reason'), needed: true, least: 10 } },
  ],
  answer: async ({ at: { deps, town }, card, answer, reason, by }) => {
    if (answer !== 'accept' && reason.length < 10) return { ok: false, problem: 'queue.said.reasonMissing' }
    const decision = answer === 'accept' ? ({ accept: true } as const) : ({ accept: false, reason } as const)
    return (await decideReplyAs(deps, town, Number(card.id), decision, by)) ? { ok: true } : { ok: false, over: true }
  },
  undo: async ({ at: { deps, town }, card, by }) => {
    if (!(await reopenReply(deps.people.db, Number(card), town.code))) return false
    const deed = { person: by.person.id, role: by.role, action: 'reply.decide', town: town.code } as const
    await noteDeed(deps.people.db, { ...deed, subject: card, details: { state: 'undo' } })
    return true
  },
})
