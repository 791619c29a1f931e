import type { DeskPageDeps } from '../desk/desk-deps.ts'
import type { Site } from '../server/deps.ts'
import { registerDeskNeighbours } from './desk-neighbours.tsx'
import { registerDeskRemarks } from './desk-remarks.tsx'
import { registerDeskTellings } from './desk-tellings.tsx'
import type { MeetDeps } from './meet-deps.ts'
import { registerPageTellings } from './page-tellings.tsx'

export type MeetDeskDeps = DeskPageDeps & MeetDeps

/** What who looks after a town reads and decides of how people meet. */
export function registerMeetDesk(site: Site, deps: MeetDeskDeps): void {
  registerDeskNeighbours(site, deps)
  registerDeskRemarks(site, deps)
  registerDeskTellings(site, deps)
  registerPageTellings(site, deps)
}
