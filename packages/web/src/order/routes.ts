import type { Deps, Site } from '../server/deps.ts'
import { registerAccessibility } from './accessibility.tsx'
import { registerDeskAppeals } from './desk-appeals.tsx'
import { registerDeskDecision } from './desk-decision.tsx'
import { registerDeskMentions } from './desk-mentions.tsx'
import { registerDeskPlace } from './desk-place.tsx'
import { registerDeskReplies } from './desk-replies.tsx'
import { registerDeskReports } from './desk-reports.tsx'
import { registerFollow } from './follow.tsx'
import { registerMentions } from './mentions.tsx'
import { registerReply } from './reply.tsx'
import { registerReport } from './report.tsx'
import { registerTerms } from './terms.tsx'

/** Reports, decisions, appeals, replies, and what each site says of who answers for it. Before the pages under `/:town`. */
export function registerOrder(site: Site, deps: Deps): void {
  registerReport(site, deps)
  registerFollow(site, deps)
  registerMentions(site, deps)
  registerTerms(site, deps)
  registerAccessibility(site, deps)
  const { people, desk } = deps
  if (people) registerReply(site, { ...deps, people })
  if (!people || !desk) return
  const given = { ...deps, people, desk }
  registerDeskAppeals(site, given)
  registerDeskReports(site, given)
  registerDeskDecision(site, given)
  registerDeskReplies(site, given)
  registerDeskMentions(site, given)
  registerDeskPlace(site, given)
}
