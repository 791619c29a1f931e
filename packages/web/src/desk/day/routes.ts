import { deskPlacePage } from '../../order/desk-place.tsx'
import type { Site } from '../../server/deps.ts'
import { deskHome } from '../home.tsx'
import { registerAbsence } from './absence-page.tsx'
import type { DayDeps } from './card-kind.ts'
import { registerDayAnswers } from './day-routes.ts'
import { registerRules } from './rules-page.tsx'

/** What is done from the day's cards; the cards themselves are read at `/bureau` and `/bureau/{town}`. */
export function registerDay(site: Site, deps: DayDeps): void {
  registerDayAnswers(site, deps, (c, town, wrong) =>
    town ? deskPlacePage(c, deps, town, wrong) : deskHome(c, deps, wrong),
  )
  registerRules(site, deps)
  registerAbsence(site, deps)
}
