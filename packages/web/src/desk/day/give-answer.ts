import type { Db } from '@wiker/platform/database/connect.ts'
import { within } from '@wiker/platform/database/within.ts'
import { addDays } from '@wiker/town/days.ts'
import { forgetAnswer, type KeptAnswer, keepAnswer, keepMemory, markUndone, never } from '@wiker/town/desk/answers.ts'
import type { MessageKey } from '../../formatting/words.ts'
import type { Acting } from '../../people/guard.tsx'
import type { Fields } from '../../server/own-form.ts'
import type { Card, CardKind, DayAt } from './card-kind.ts'
import { kindNamed } from './registry.ts'

/** What was pressed: an answer to one card, or to several alike. */
export interface Press {
  at: DayAt
  kind: CardKind
  cards: string[]
  answer: string
  reason: string
  field: Fields
  by: Acting
  token: string
  /** For `later`: the day on which it comes back. */
  until?: string | undefined
  seconds?: number | undefined
  /** The rule that answers, in the name of who agreed to it. */
  rule?: number | undefined
}

export type Pressed =
  /** `count` is 0 when it was sent before. */
  { ok: true; count: number } | { ok: false; problem: MessageKey } | { ok: false; over: true }

/** The one place where a card is answered, by a person or by a rule: everything in one transaction, and once, however often it is sent. */
export async function giveAnswer(press: Press): Promise<Pressed> {
  try {
    return await within(press.at.deps.people.db, (trx) => answerAll(trx, press))
  } catch (error) {
    if (error instanceof NotDone) return error.why
    throw error
  }
}

/** Days after which an answer stands for good. */
const forGood = 10_000

class NotDone extends Error {
  readonly why: Exclude<Pressed, { ok: true }>
  constructor(why: Exclude<Pressed, { ok: true }>) {
    super('not done')
    this.why = why
  }
}

async function answerAll(trx: Db, press: Press): Promise<Pressed> {
  const { at, kind, cards } = press
  const inside: DayAt = { ...at, deps: { ...at.deps, people: { ...at.deps.people, db: trx } } }
  const waiting = new Map((await kind.read(inside)).map((card) => [card.id, card]))
  let [count, over, before] = [0, 0, 0]
  for (const id of cards) {
    const done = await answerOne(trx, { ...press, at: inside }, id, waiting.get(id))
    if (done === 'done') count++
    else if (done === 'before') before++
    else over++
  }
  if (over > 0 && count + before === 0) throw new NotDone({ ok: false, over: true })
  return { ok: true, count }
}

async function answerOne(trx: Db, press: Press, id: string, card: Card | undefined) {
  const { at, kind, answer, reason, field, by, token, until, seconds, rule } = press
  const stands = kind.stands?.[answer]
  const backOn = stands === undefined ? undefined : stands >= forGood ? never : addDays(at.today, stands)
  const kept = await keepAnswer(trx, {
    token,
    town: at.town.code,
    kind: kind.name,
    card: id,
    name: card?.name.slice(0, 300) ?? '',
    answer,
    reason,
    alike: card?.alike,
    until: answer === 'later' ? until : backOn,
    person: by.person.id,
    role: by.role,
    rule,
    seconds,
    now: at.now,
  })
  if (kept === undefined) return 'before'
  if (!card) {
    await forgetAnswer(trx, kept)
    return 'over'
  }
  if (answer === 'later') return 'done'
  const done = await kind.answer({ at, card, answer, reason, field, by })
  if (!done.ok) throw new NotDone('over' in done ? { ok: false, over: true } : { ok: false, problem: done.problem })
  await keepMemory(trx, kept, done.memory ?? {})
  return 'done'
}

/** Takes back one press, whole or not at all. False when it is too late for one of its answers. */
export async function takeBack(
  at: DayAt,
  answers: KeptAnswer[],
  by: (kind: CardKind) => Acting | undefined,
): Promise<boolean> {
  try {
    return await within(at.deps.people.db, async (trx) => {
      const inside: DayAt = { ...at, deps: { ...at.deps, people: { ...at.deps.people, db: trx } } }
      for (const { id, kind: name, card, answer, memory } of answers.toReversed()) {
        const kind = kindNamed(name)
        const acting = kind && by(kind)
        if (!acting || !(await markUndone(trx, id, at.now))) throw new TooLate()
        if (answer === 'later') continue
        if (!(await kind.undo?.({ at: inside, card, answer, memory, by: acting }))) throw new TooLate()
      }
      return answers.length > 0
    })
  } catch (error) {
    if (error instanceof TooLate) return false
    throw error
  }
}

class TooLate extends Error {}
