import type { DeskPageDeps } from '../../desk/desk-deps.ts'
import type { PagesDeps } from '../../pages-of/deps.ts'
import type { Site } from '../../server/deps.ts'
import { registerPromiseDesk } from './promise-desk.tsx'
import { registerWorthPage } from './worth-page.tsx'

/** What the site brings to those who pay for it: each month's page, and which were under what was promised. */
export function registerWorth(site: Site, deps: PagesDeps & DeskPageDeps): void {
  registerWorthPage(site, deps)
  registerPromiseDesk(site, deps)
}
