import { dayIn } from '@wiker/town/days.ts'
import type { TownCard } from '@wiker/town/types.ts'
import type { DeskPageDeps } from './desk-deps.ts'

/** The instant of the house's clock, with its day where the town is. */
export function momentOf(deps: DeskPageDeps, town: Pick<TownCard, 'timezone'>): { now: Date; today: string } {
  const now = deps.desk.house.clock.now()
  return { now, today: dayIn(town.timezone, now) }
}
