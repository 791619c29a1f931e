import { decideRule, forgetRule, type Habit, readHabits } from '@wiker/town/desk/rules.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../../../components/reader.ts'
import { dayIn, plainDay } from '../../../formatting/dates.ts'
import { applyRules } from '../apply-rules.ts'
import { type Card, cardKind } from '../card-kind.ts'
import { kindNamed } from '../registry.ts'

/** Always the same answer to the same: shall it be a rule? Nothing is ever done by itself before somebody says yes here. */
export const rule = cardKind<Habit>({
  name: 'rule',
  says: { one: 'day.rule.one', count: 'day.rule.count' },
  action: 'desk.lend',
  seconds: 20,
  path: 'regles',
  read: async ({ deps, town, now, words }) => {
    return (await readHabits(deps.people.db, town.code, now))
      .filter((habit) => kindNamed(habit.kind)?.teaches === habit.answer)
      .map((habit) => ({
        id: `${habit.kind} ${habit.alike}`,
        name: words.t('day.rule.ask', { name: habit.alikeName }),
        pressing: {},
        suggests: { answer: 'accept', why: words.t('day.rule.why', { count: habit.count }) },
        data: habit,
      }))
  },
  Body: ({ card: { data }, town }: { card: Card<Habit>; town: TownCard }) => {
    const { t, words, today } = useReader()
    return (
      <>
        <p>
          {t('day.rule.evidence', {
            count: data.count,
            date: plainDay(dayIn(data.since, town.timezone), words, today),
          })}
        </p>
        <ul class="list list--plain">
          {data.names.map((name) => (
            <li>{name}</li>
          ))}
        </ul>
      </>
    )
  },
  answers: (_card, { words: { t } }) => [
    { name: 'accept', label: t('day.rule.yes'), key: 'a' },
    { name: 'refuse', label: t('day.rule.no'), key: 'r' },
  ],
  answer: async ({ at, card: { data }, answer, by }) => {
    const { db } = at.deps.people
    const accept = answer === 'accept'
    const given = { town: at.town.code, person: by.person.id, accept, now: at.now }
    const id = await decideRule(db, data, given)
    if (id === undefined) return { ok: false, over: true }
    const deed = { person: by.person.id, role: by.role, action: 'desk.lend', town: at.town.code } as const
    await noteDeed(db, { ...deed, subject: `rule ${id}`, details: { name: data.alikeName, accept } })
    if (accept) await applyRules(at.deps, at.town)
    return { ok: true, memory: { rule: id, final: false } }
  },
  undo: async ({ at: { deps, town }, memory, by }) => {
    const { db } = deps.people
    if (!(await forgetRule(db, town.code, Number(memory.rule)))) return false
    const deed = { person: by.person.id, role: by.role, action: 'desk.lend', town: town.code } as const
    await noteDeed(db, { ...deed, subject: `rule ${String(memory.rule)}`, details: { undo: true } })
    return true
  },
})
