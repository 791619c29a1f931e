import { readWaitingPosts, type WaitingPost } from '@wiker/town/meeting/neighbours/read.ts'
import { readWaitingRemarks, type WaitingRemark } from '@wiker/town/meeting/remarks/moderate.ts'
import { waitAgainWritten } from '@wiker/town/meeting/wait-again.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { recordPath } from '../../../components/links.ts'
import { useReader } from '../../../components/reader.ts'
import { plainDay } from '../../../formatting/dates.ts'
import { readableName } from '../../../formatting/names.ts'
import { judgeWritten } from '../../../meet/judge-remark.ts'
import { formPath } from '../../../pictures/address.ts'
import { OwnPhoto } from '../../../pictures/photo.tsx'
import { type Answering, type Card, type CardKind, cardKind, type Undoing } from '../card-kind.ts'

const answers: CardKind['answers'] = (_card, { words: { t } }) => [
  { name: 'accept', label: t('meet.moderate.show'), key: 'a' },
  {
    name: 'refuse',
    label: t('meet.moderate.refuse'),
    key: 'r',
    asks: {
      label: t('meet.moderate.reasonIfRefused'),
      needed: true,
      ready: [t('day.written.names'), t('day.written.rude'), t('day.written.advert')],
    },
  },
]

const judged = (what: 'remark' | 'post') => ({
  answers,
  action: 'meeting.moderate' as const,
  answer: async ({ at: { deps, town }, card, answer, reason, by }: Answering<never>) => {
    const shown = answer === 'accept'
    if (!shown && reason === '') return { ok: false, problem: 'meet.moderate.needsReason' } as const
    const given = { shown, reason: reason.slice(0, 300) }
    const done = await judgeWritten(deps, town, what, Number(card.id), given, by)
    return done ? ({ ok: true } as const) : ({ ok: false, over: true } as const)
  },
  undo: async ({ at: { deps, town }, card, by }: Undoing) => {
    if (!(await waitAgainWritten(deps.people.db, what, Number(card), town.code))) return false
    const deed = { person: by.person.id, role: by.role, action: 'meeting.moderate', town: town.code } as const
    await noteDeed(deps.people.db, { ...deed, subject: `${what} ${card}`, details: { undo: true } })
    return true
  },
})

/** A comment or a recommendation that waits for a word. */
export const remark = cardKind<WaitingRemark>({
  name: 'remark',
  says: { one: 'day.remark.one', count: 'day.remark.count' },
  seconds: 15,
  path: 'paroles',
  read: async ({ deps, town }) =>
    (await readWaitingRemarks(deps.people.db, town.code)).map((one) => ({
      id: String(one.id),
      name: one.about ? readableName(one.about.name) : one.name,
      pressing: { since: one.at },
      data: one,
    })),
  Body: ({ card: { data }, town }: { card: Card<WaitingRemark>; town: TownCard }) => {
    const { t, to } = useReader()
    return (
      <>
        <p class="letter">{data.text}</p>
        <p class="line__facts">
          <span>{t(`meet.moderate.kind.${data.kind}`)}</span>
          <span>{data.name}</span>
          <span>{data.email}</span>
          {data.about && (
            <a href={to(recordPath(town.slug, data.about.section, data.about.path))}>{readableName(data.about.name)}</a>
          )}
        </p>
      </>
    )
  },
  ...judged('remark'),
})

/** A neighbour's first word. */
export const post = cardKind<WaitingPost>({
  name: 'post',
  says: { one: 'day.post.one', count: 'day.post.count' },
  seconds: 15,
  path: 'entraide',
  read: async ({ deps, town }) =>
    (await readWaitingPosts(deps.people.db, town.code)).map((one) => ({
      id: String(one.id),
      name: one.title,
      pressing: { since: one.createdAt },
      data: one,
    })),
  Body: ({ card: { data } }: { card: Card<WaitingPost>; town: TownCard }) => {
    const { t, words, today } = useReader()
    return (
      <>
        {data.picture && (
          <OwnPhoto
            image={{ url: formPath(data.picture, 'jpeg', data.picture), alt: data.picture.alt }}
            name={data.title}
          />
        )}
        <p class="letter">{data.text}</p>
        <p class="line__facts">
          <span>{t(`meet.neighbours.one.${data.kind}`)}</span>
          <span>{t(`meet.neighbours.category.${data.category}`)}</span>
          {data.place && <span>{data.place}</span>}
          <span>{t('meet.neighbours.until', { date: plainDay(data.endsOn, words, today) })}</span>
          <span>{data.email}</span>
        </p>
      </>
    )
  },
  ...judged('post'),
})
