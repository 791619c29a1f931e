import { jsonb } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** Equal answers, one after the other and without a counter-example, after which a rule is offered. */
export const answersBeforeRule = 4
const daysRemembered = 365
const daysNotAskedAgain = 180

/** The same answer to cards that have the same in common, again and again. */
export interface Habit {
  kind: string
  alike: string
  alikeName: string
  answer: string
  count: number
  /** The last things it was given to. */
  names: string[]
  since: Date
}

export interface DeskRule {
  id: number
  town: string
  kind: string
  alike: string
  alikeName: string
  answer: string
  /** Who agreed to it; null: their account is gone, and the rule with it. */
  person: string | null
  email: string | null
  at: Date
  /** How many answers it has given, and the last ones. */
  applied: number
  lastNames: string[]
}

/**
 * What people of a town have answered always the same way: at least `answersBeforeRule` times in a year, never otherwise, never taken back. Not what a
 * rule says already, nor what somebody would not have as a rule in the last months.
 */
export async function readHabits(db: Db, town: string, now: Date): Promise<Habit[]> {
  const { rows } = await sql<Habit>`
    select a.kind, a.alike, (array_agg(a.alike_name order by a.id desc))[1] as "alikeName", min(a.answer) as answer, count(*)::int as count,
      (array_agg(a.name order by a.id desc))[1:5] as names, min(a.at) as since
    from desk_answer a
    where a.town = ${town} and a.alike is not null and a.rule_id is null and a.answer <> 'later'
      and a.at > ${new Date(now.getTime() - daysRemembered * 86_400_000)}
      and not exists (select from desk_rule r where r.town = a.town and r.kind = a.kind and r.alike = a.alike
        and (r.state = 'accepted' or coalesce(r.ended_at, r.at) > ${new Date(now.getTime() - daysNotAskedAgain * 86_400_000)}))
    group by a.kind, a.alike
    having count(*) >= ${answersBeforeRule} and count(distinct a.answer) = 1 and count(a.undone_at) = 0
    order by count(*) desc, a.kind, a.alike limit 20`.execute(db)
  return rows
}

/** A person agrees to a rule, or does not want it. Undefined when there is one already. */
export async function decideRule(
  trx: Db,
  habit: Pick<Habit, 'kind' | 'alike' | 'alikeName' | 'answer' | 'names'>,
  { town, person, accept, now }: { town: string; person: string; accept: boolean; now: Date },
): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    insert into desk_rule (town, kind, alike, alike_name, answer, evidence, state, person_id, at)
    values (${town}, ${habit.kind}, ${habit.alike}, ${habit.alikeName}, ${habit.answer}, ${jsonb(habit.names)},
      ${accept ? 'accepted' : 'declined'}, ${person}, ${now})
    on conflict do nothing returning id`.execute(trx)
  return rows[0]?.id
}

/** As if nobody had been asked. */
export async function forgetRule(trx: Db, town: string, id: number): Promise<boolean> {
  const { rows } = await sql`delete from desk_rule where id = ${id} and town = ${town} returning id`.execute(trx)
  return rows.length > 0
}

/** The rule gives no more answers; those it gave stay. */
export async function removeRule(trx: Db, town: string, id: number, now: Date): Promise<DeskRule | undefined> {
  const rule = (await readRules(trx, town)).find((one) => one.id === id)
  if (!rule) return undefined
  await sql`update desk_rule set state = 'removed', ended_at = ${now} where id = ${id}`.execute(trx)
  return rule
}

/** The rules of a town that hold, the last one first. */
export async function readRules(db: Db, town: string): Promise<DeskRule[]> {
  const { rows } = await sql<DeskRule>`
    select r.id, r.town, r.kind, r.alike, r.alike_name as "alikeName", r.answer, r.person_id as person, p.email, r.at,
      (select count(*)::int from desk_answer a where a.rule_id = r.id and a.undone_at is null) as applied,
      array(select a.name from desk_answer a where a.rule_id = r.id and a.undone_at is null order by a.id desc limit 5) as "lastNames"
    from desk_rule r left join person p on p.id = r.person_id
    where r.town = ${town} and r.state = 'accepted' order by r.id desc`.execute(db)
  return rows
}

/** Towns in which a rule holds. */
export async function townsWithRules(db: Db): Promise<string[]> {
  const { rows } = await sql<{
    town: string
  }>`select distinct town from desk_rule where state = 'accepted' order by 1`.execute(db)
  return rows.map((row) => row.town)
}

/** Whether a rule says something of a card: of its town, its kind, and exactly what it has in common. Nothing else is ever answered by it. */
export function covers(
  rule: Pick<DeskRule, 'town' | 'kind' | 'alike' | 'answer'>,
  card: { town: string; kind: string; alike: string | undefined; teaches: string | undefined },
): boolean {
  return (
    rule.town === card.town &&
    rule.kind === card.kind &&
    card.alike !== undefined &&
    rule.alike === card.alike &&
    rule.answer === card.teaches
  )
}
