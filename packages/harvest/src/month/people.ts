import { sql } from 'kysely'
import { editField } from '../layers/edit.ts'
import { valueAt } from '../layers/path.ts'
import { openConflicts, settleConflict } from '../layers/settle.ts'
import { dateOf, days, instantOf, momentOf } from './calendar.ts'
import type { Entry } from './ledger.ts'
import type { Month } from './month.ts'
import type { Happening, Truth } from './truth.ts'
import { towns } from './words.ts'

interface Plan {
  day: number
  truth: Truth
  path: string
  value: string
  /** What she answers when the sources say otherwise afterwards; without it she is not to be asked. */
  answer?: 'mine' | 'theirs'
}

interface Correction extends Plan {
  edit: number
  /** It stands until she gives in. */
  stands: boolean
}

/** Anne, who looks after the towns: she corrects titles, hours and texts, and answers when the sources say otherwise afterwards. */
export class People {
  readonly corrections: Correction[] = []
  readonly #month: Month
  readonly #plans: Plan[]
  #asked = new Map<number, number>()

  constructor(month: Month) {
    this.#month = month
    this.#plans = plansOf(month.world)
  }

  async work(day: number, entry: Entry): Promise<void> {
    await this.#answer(day, entry)
    for (const plan of this.#plans.filter((one) => one.day === day)) await this.#correct(plan, entry)
  }

  /** What she wrote is what is shown, on every page that is still there. */
  async judge(day: number): Promise<void> {
    for (const { truth, path, value, stands } of this.corrections) {
      if (!stands || !this.#month.expected.told().has(truth.key)) continue
      const record = await this.#read(this.#month.judge.pages.get(truth.key)!, truth.kind)
      const shown = record && valueAt(record as never, path)
      if (shown !== value) this.#complain(day, `${truth.key} shows ${path} "${shown}" where Anne wrote "${value}"`)
    }
  }

  /** At the end every question was asked once, and has its answer. */
  judgeQuestions(): void {
    for (const { edit, truth, path, answer } of this.corrections) {
      const times = this.#asked.get(edit) ?? 0
      if (times !== (answer ? 1 : 0))
        this.#complain(days, `Anne was asked ${times} times about ${path} of ${truth.key}`)
    }
  }

  async #correct(plan: Plan, entry: Entry): Promise<void> {
    const { truth, path, value, day } = plan
    const thing = this.#month.judge.pages.get(truth.key)
    if (!thing) return this.#complain(day, `${truth.key} has no page that Anne could correct`)
    const given = { thing, path, value, role: 'animator', who: 'Anne' } as const
    const edited = await editField(this.#month.db, given, { now: momentOf(day), today: dateOf(day) })
    if (!edited.ok) return this.#complain(day, `Anne cannot set ${path} of ${truth.key}: ${JSON.stringify(edited)}`)
    this.corrections.push({ ...plan, edit: edited.edit, stands: true })
    entry.edits++
  }

  async #answer(day: number, entry: Entry): Promise<void> {
    for (const { code } of towns) {
      for (const conflict of await openConflicts(this.#month.db, code)) {
        const correction = this.corrections.find((one) => one.edit === conflict.edit)
        this.#asked.set(conflict.edit, (this.#asked.get(conflict.edit) ?? 0) + 1)
        entry.conflicts++
        const answer = correction?.answer ?? 'mine'
        await settleConflict(this.#month.db, conflict.id, answer, 'Anne', { now: momentOf(day), today: dateOf(day) })
        entry.settled++
        if (answer === 'theirs') correction!.stands = false
      }
    }
  }

  async #read(page: string, kind: string): Promise<object | undefined> {
    const { rows } = await sql<{ record: object }>`
      select record from ${sql.table(kind)} where withdrawn_at is null
        and id = coalesce((select thing_id from thing_alias where id = ${page}), ${page})`.execute(this.#month.db)
    return rows[0]?.record
  }

  #complain(day: number, sentence: string): void {
    this.#month.judge.problems.push(`day ${day}: ${sentence}`)
  }
}

/** What she will find wrong in the month. The sources move some of it later, where she is asked; the rest stays as she wrote it. */
function plansOf(world: readonly Truth[]): Plan[] {
  const events = world.filter((truth): truth is Happening => truth.kind === 'event')
  const known = events.filter((one) => one.from <= 1 && one.weeks === 1)
  const moved = events.filter((one) => one.moved && one.from <= one.moved.on - 2)
  const otherHour = moved.filter((one) => one.moved!.day === one.day)
  const otherDay = moved.filter((one) => one.moved!.day !== one.day)
  const calm = known.filter((one) => !one.moved && one.cancelled === undefined)
  const hourOf = (one: Happening, hour: string) => instantOf(one.day, hour)
  return [
    ...calm.slice(0, 6).map((truth): Plan => ({ day: 1, truth, path: 'name', value: `${truth.name} – complet` })),
    ...calm.slice(6, 10).map((truth): Plan => ({ day: 2, truth, path: 'startDate', value: hourOf(truth, '19:15') })),
    // She asked at the door; the sources change their mind later, and she is asked.
    ...otherHour.slice(0, 6).map(
      (truth, i): Plan => ({
        day: truth.moved!.on - 1,
        truth,
        path: 'startDate',
        value: hourOf(truth, '17:45'),
        answer: i % 2 === 0 ? 'mine' : 'theirs',
      }),
    ),
    // She knew before the sources did: nothing to ask.
    ...otherHour.slice(6, 8).map((truth): Plan => {
      return { day: truth.moved!.on - 1, truth, path: 'startDate', value: hourOf(truth, truth.moved!.hour) }
    }),
    ...otherDay.slice(0, 4).map(
      (truth): Plan => ({
        day: truth.moved!.on - 1,
        truth,
        path: 'description',
        value: 'Prévoir de bonnes chaussures.',
      }),
    ),
    ...world
      .filter((truth) => truth.kind === 'place')
      .slice(3, 6)
      .map((truth): Plan => ({ day: 6, truth, path: 'description', value: 'Accès par l’arrière du bâtiment.' })),
    ...world
      .filter((truth) => truth.kind === 'organization')
      .slice(2, 4)
      .map((truth): Plan => ({ day: 7, truth, path: 'telephone', value: '+33240790000' })),
  ]
}
