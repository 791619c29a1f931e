import type { Deps, Site } from '../server/deps.ts'
import { registerAccount } from './account.tsx'
import { registerKeptMails } from './mails.tsx'
import { registerSignIn } from './sign-in.tsx'

/** Pages of those who sign in. A site without accounts has none of them. */
export function registerPeople(site: Site, deps: Deps): void {
  const { people } = deps
  if (!people) return
  registerSignIn(site, { ...deps, people })
  registerAccount(site, { ...deps, people })
  if (deps.keptMails) registerKeptMails(site, { ...deps, people })
}
