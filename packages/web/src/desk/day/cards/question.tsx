import { type OpenQuestion, openQuestions, ownersSecret } from '@wiker/town/desk/questions.ts'
import { say } from '@wiker/town/meeting/talking/conversation.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../../../components/links.ts'
import { useReader } from '../../../components/reader.ts'
import { dayIn, plainDay } from '../../../formatting/dates.ts'
import { readableName } from '../../../formatting/names.ts'
import { relayed } from '../../../meet/relay.ts'
import { type Card, cardKind } from '../card-kind.ts'

/** A question that its organiser has not answered: whoever looks after the town may know. */
export const question = cardKind<OpenQuestion>({
  name: 'question',
  says: { one: 'day.question.one', count: 'day.question.count' },
  action: 'meeting.moderate',
  seconds: 60,
  stands: { leave: 10_000 },
  read: async ({ deps, town, now }) =>
    (await openQuestions(deps.people.db, town.code, now)).map((one) => ({
      id: String(one.id),
      name: readableName(one.title),
      pressing: { since: one.at, day: one.endsOn },
      data: one,
    })),
  Body: ({ card: { data }, town }: { card: Card<OpenQuestion>; town: TownCard }) => {
    const { t, words, today } = useReader()
    return (
      <>
        <p class="letter">{data.text}</p>
        <p class="line__facts">
          {t('day.question.since', { date: plainDay(dayIn(data.at, town.timezone), words, today) })}
        </p>
      </>
    )
  },
  answers: ({ data }, { words: { t } }) => [
    {
      name: 'answer',
      label: t('day.question.answer'),
      key: 'a',
      asks: { label: t('day.question.words'), needed: true, rows: 4 },
    },
    { name: 'leave', label: t('day.question.leave'), key: 'r' },
    ...(data.thing
      ? [{ name: 'edit', label: t('day.open'), key: 'm', href: withQuery('/bureau/fiche', { id: data.thing }) }]
      : []),
  ],
  answer: async ({ at: { deps, town, now }, card, answer, reason, by }) => {
    if (answer === 'leave') return { ok: true }
    if (reason === '') return { ok: false, problem: 'day.question.empty' }
    const { db } = deps.people
    const secret = await ownersSecret(db, town.code, Number(card.id))
    const said = secret === undefined ? undefined : await say(db, secret, reason, by.person.id, relayed(deps), now)
    if (!said?.ok) return { ok: false, over: true }
    const deed = { person: by.person.id, role: by.role, action: 'meeting.organise', town: town.code } as const
    await noteDeed(db, { ...deed, subject: `conversation ${card.id}`, details: { name: card.name } })
    return { ok: true, memory: { final: true } }
  },
  undo: async ({ answer }) => answer === 'leave',
})
