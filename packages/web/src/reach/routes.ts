import type { Deps, Site } from '../server/deps.ts'
import { registerOwnReach } from './own-reach.tsx'
import { registerTownMonth } from './town-month.tsx'

/** How far what is published reaches: a month of a town for its mayor, and an organisation's own texts. */
export function registerReach(site: Site, deps: Deps): void {
  const { people, desk, post } = deps
  if (!people || !desk) return
  registerTownMonth(site, { ...deps, people, desk })
  if (post) registerOwnReach(site, { ...deps, people, desk, post })
}
