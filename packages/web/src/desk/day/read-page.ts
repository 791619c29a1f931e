import { dayIn, untilMidnight } from '@wiker/town/days.ts'
import { desertedTowns } from '@wiker/town/desk/absences.ts'
import { doneSince, putOff } from '@wiker/town/desk/answers.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { wordsFor } from '../../pages/show.tsx'
import type { SiteContext } from '../../server/deps.ts'
import type { DeskPageDeps } from '../desk-deps.ts'
import { saidOf } from '../town.tsx'
import type { DayDeps } from './card-kind.ts'
import type { DayProps } from './day-body.tsx'
import type { DayWrong } from './day-routes.ts'
import { readDay } from './read-day.ts'

/** A site without a post office has no cards: nobody could be told of an answer. */
export const hasDay = (deps: DeskPageDeps): deps is DayDeps => deps.post !== undefined

/** Elements that a page with the day uses. */
export const dayElements = ['day-cards', 'kept-words', 'press-keys']

/** All that the day's page shows of these towns to who is signed in. */
export async function readDayPage(
  c: SiteContext,
  deps: DayDeps,
  towns: TownCard[],
  { urgentOnly = [], wrong }: { urgentOnly?: string[]; wrong?: DayWrong | undefined } = {},
): Promise<DayProps> {
  const { db } = deps.people
  const person = c.var.person!.id
  const words = wordsFor(c)
  const codes = towns.map((town) => town.code)
  const now = deps.clock()
  const timezone = towns[0]?.timezone ?? 'Europe/Paris'
  const morning = new Date(now.getTime() + untilMidnight(timezone, now) - 86_400_000)
  const [{ queue, last }, done, later] = await Promise.all([
    readDay(deps, towns, { person, grants: c.var.grants ?? [], words }, urgentOnly),
    doneSince(db, person, codes, morning),
    putOff(db, codes, dayIn(timezone, now)),
  ])
  const said = saidOf(c, { deja: 'day.said.over', annule: 'day.said.undone', tard: 'day.said.late' })
  return { towns, queue, last, done, putOff: later, said: said && words.t(said), wrong }
}

/** The towns of one's own queue: those one looks after, by oneself or in somebody's place; for the operator those besides where nobody is. */
export async function townsOfDay(
  c: SiteContext,
  deps: DayDeps,
  towns: TownCard[],
): Promise<{ towns: TownCard[]; urgentOnly: string[] }> {
  const { grants = [] } = c.var
  const own = new Set(
    grants.flatMap(({ role, town }) => (role === 'animator' || role === 'deputy' ? (town ?? []) : [])),
  )
  const deserted = grants.some(({ role }) => role === 'operator')
    ? (await desertedTowns(deps.people.db, deps.clock())).filter((code) => !own.has(code))
    : []
  const wanted = new Set([...own, ...deserted])
  return { towns: towns.filter(({ code }) => wanted.has(code)), urgentOnly: deserted }
}
