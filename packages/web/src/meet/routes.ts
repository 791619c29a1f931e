import type { Deps, Site } from '../server/deps.ts'
import { registerAsk } from './ask.tsx'
import { registerCalendarFeed } from './calendar-feed.ts'
import { registerChoices } from './choices.tsx'
import { registerConversations } from './conversation.tsx'
import { registerMeetDesk } from './desk-routes.ts'
import { registerFollow } from './follow.tsx'
import { registerFollows } from './follows.tsx'
import { registerGoing } from './going.tsx'
import { registerNeighbours } from './neighbours.tsx'
import { registerNotifications } from './notifications.tsx'
import { registerOrganise } from './organise.tsx'
import { registerPush } from './push.ts'
import { registerRemarks } from './remarks.tsx'
import { registerRides } from './rides.tsx'
import { registerUnsubscribe } from './unsubscribe.tsx'

/** Where people follow, come, share a car, ask and answer. A site on which nobody signs in has none of it. */
export function registerMeet(site: Site, deps: Deps): void {
  const { people, post, desk } = deps
  if (!people || !post) return
  const given = { ...deps, people, post }
  registerFollow(site, given)
  registerCalendarFeed(site, given)
  registerFollows(site, given)
  registerNotifications(site, given)
  registerChoices(site, given)
  registerPush(site, given)
  registerUnsubscribe(site, given)
  registerConversations(site, given)
  registerGoing(site, given)
  registerOrganise(site, given)
  registerRides(site, given)
  registerAsk(site, given)
  registerRemarks(site, given)
  registerNeighbours(site, given)
  if (desk) registerMeetDesk(site, { ...given, desk })
}
