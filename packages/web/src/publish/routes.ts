import type { Deps, Site } from '../server/deps.ts'
import { registerConfirm } from './confirm.tsx'
import { registerDates } from './dates-page.tsx'
import { registerFollow } from './follow.tsx'
import { registerPlaces } from './places-route.ts'
import { registerPropose } from './propose.tsx'
import { registerPublicationPage } from './publication-page.tsx'
import { registerProposals } from './queue.tsx'
import { registerSimilar } from './similar.tsx'
import { limitTyping } from './typing-limit.ts'

/** Pages on which people publish. A site that keeps nobody's words has none of them. */
export function registerPublish(site: Site, deps: Deps): void {
  limitTyping(site)
  registerDates(site, deps)
  registerPlaces(site, deps)
  const { people, post, desk } = deps
  if (!people || !post) return
  const given = { ...deps, people, post }
  registerSimilar(site, deps, people.db)
  registerPropose(site, given)
  registerConfirm(site, given)
  registerFollow(site, given)
  if (!desk) return
  registerProposals(site, { ...given, desk })
  registerPublicationPage(site, { ...given, desk })
}
