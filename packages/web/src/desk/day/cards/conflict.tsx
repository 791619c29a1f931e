import { type Conflict, openConflicts, reopenConflict } from '@wiker/harvest'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../../../components/links.ts'
import { useReader } from '../../../components/reader.ts'
import { dayIn, plainDay } from '../../../formatting/dates.ts'
import { readableName } from '../../../formatting/names.ts'
import { settleAs, settlements } from '../../settle-conflict.ts'
import { fieldInWords, valueInWords } from '../../values.ts'
import { type Card, cardKind } from '../card-kind.ts'

/** What moves by itself: whoever announces it changes it when it changes. */
const movesByItself = /^(?:startDate|endDate|doorTime|eventStatus|recurrence|openingHours|price|location)(?:\.|$)/

/** Somebody corrected a value, and its source says otherwise since. */
export const conflict = cardKind<Conflict>({
  name: 'conflict',
  says: { one: 'day.conflict.one', count: 'day.conflict.count' },
  action: 'conflict.settle',
  seconds: 20,
  path: 'desaccords',
  read: async ({ deps, town, words }) =>
    (await openConflicts(deps.people.db, town.code)).map((one): Card<Conflict> => {
      const newer = one.theirs !== null && movesByItself.test(one.path)
      return {
        id: String(one.id),
        name: `${readableName(one.name)} : ${fieldInWords(one.path, words)}`,
        pressing: { since: one.openedAt, day: dayOf(one.theirs) ?? dayOf(one.mine) },
        suggests: newer
          ? { answer: 'theirs', why: words.t('day.conflict.newer') }
          : { answer: 'mine', why: words.t('day.conflict.wording') },
        data: one,
      }
    }),
  Body: ConflictFacts,
  answers: ({ data }, { words: { t } }) => [
    { name: 'mine', label: t('desk.conflict.keepMine'), key: '1' },
    { name: 'theirs', label: t('desk.conflict.takeTheirs'), key: '2' },
    { name: 'both', label: t('desk.conflict.both'), key: '3' },
    { name: 'edit', label: t('desk.why'), key: 'm', href: withQuery('/bureau/fiche', { id: data.thing }) },
  ],
  answer: async ({ at: { deps, town, now, today }, card: { data }, answer, by }) => {
    const settlement = settlements.find((one) => one === answer)
    const settled = settlement && (await settleAs(deps.people.db, town, data.id, settlement, by, { now, today }))
    return settled ? { ok: true, memory: { base: data.base, thing: data.thing } } : { ok: false, over: true }
  },
  undo: async ({ at: { deps, town, now, today }, card, memory, by }) => {
    if (!(await reopenConflict(deps.people.db, Number(card), memory.base, { now, today }))) return false
    const deed = { person: by.person.id, role: by.role, action: 'conflict.settle', town: town.code } as const
    await noteDeed(deps.people.db, { ...deed, subject: String(memory.thing), details: { settlement: 'undo' } })
    return true
  },
})

const dayOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] : undefined

function ConflictFacts({ card: { data }, town }: { card: Card<Conflict>; town: TownCard }) {
  const { t, words, today } = useReader()
  const { path, mine, base, theirs, who, editedAt } = data
  const say = (value: unknown) => valueInWords(path, value, { words, timezone: town.timezone, today })
  const date = plainDay(dayIn(editedAt, town.timezone), words)
  return (
    <dl class="told told--weighed">
      <div>
        <dt>{t('desk.conflict.mine', { who, date })}</dt>
        <dd>{say(mine)}</dd>
      </div>
      <div>
        <dt>{t('desk.conflict.theirs')}</dt>
        <dd>{say(theirs)}</dd>
      </div>
      <div>
        <dt>{t('desk.conflict.base')}</dt>
        <dd>{say(base)}</dd>
      </div>
    </dl>
  )
}
