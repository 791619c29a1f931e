import type { Deps, Site } from '../server/deps.ts'
import { registerChoices } from './choices.tsx'
import { registerDeskLetter } from './desk-letter.tsx'
import { registerSubscribe } from './subscribe.tsx'

/** The letter of the week: asking for it, choosing, stopping; and the animator's page. A site that writes to nobody has none of it. */
export function registerLetter(site: Site, deps: Deps): void {
  const { people, desk, post } = deps
  if (!people || !post) return
  registerChoices(site, { ...deps, people, post })
  registerSubscribe(site, { ...deps, people, post })
  if (desk) registerDeskLetter(site, { ...deps, people, desk })
}
