import type { Deps, Site } from '../server/deps.ts'
import { registerDeskActs } from './desk-acts.tsx'
import { registerDeskDomain } from './desk-domain.tsx'
import { registerDeskFairness } from './desk-fairness.tsx'
import { registerDeskTownHall } from './desk-town-hall.tsx'
import { registerTownHall } from './town-hall.tsx'

/** The town hall's own word: notices, alerts, minutes and decisions, its domain, and what keeps it fair. */
export function registerTownHallPages(site: Site, deps: Deps): void {
  registerTownHall(site, deps)
  const { people, desk } = deps
  if (!people || !desk) return
  const given = { ...deps, people, desk }
  registerDeskTownHall(site, given)
  registerDeskActs(site, given)
  registerDeskFairness(site, given)
  registerDeskDomain(site, given)
}
