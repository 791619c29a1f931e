import { sql } from 'kysely'
import type { Db } from '../../db.ts'
import { isThing } from '../same-thing.ts'

export interface OwnGoing {
  day: string
  people: number
  name: string
  named: boolean
  remind: boolean
}

/** On which days somebody said they would come. */
export async function readOwnGoing(db: Db, person: string, thing: string): Promise<OwnGoing[]> {
  const { rows } = await sql<OwnGoing>`
    select day::text as day, people, name, named, remind from going g
    where person_id = ${person} and ${isThing(sql`g.thing_id`, thing)} order by day`.execute(db)
  return rows
}

/** What the organiser sees of a day: numbers, and the names of those who agreed to give theirs. */
export interface GoingDay {
  day: string
  people: number
  households: number
  named: { name: string; people: number }[]
  /** True once it is over: only the numbers are left. */
  over: boolean
}

export async function readGoing(db: Db, thing: string): Promise<GoingDay[]> {
  const { rows } = await sql<GoingDay>`
    select g.day::text as day, sum(g.people)::int as people, count(*)::int as households, false as over,
      coalesce(jsonb_agg(jsonb_build_object('name', g.name, 'people', g.people) order by g.name) filter (where g.named), '[]') as named
    from going g where ${isThing(sql`g.thing_id`, thing)} group by g.day
    union all
    select t.day::text, t.people, t.households, true, '[]' from going_total t where ${isThing(sql`t.thing_id`, thing)}
    order by day`.execute(db)
  return rows
}
