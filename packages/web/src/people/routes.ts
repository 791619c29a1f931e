import type { Deps, Site } from '../server/deps.ts'
import { registerAccount } from './account.tsx'
import { registerAddress } from './address.tsx'
import { registerDevices } from './devices.tsx'
import { registerErase } from './erase.tsx'
import { registerExport } from './export.ts'
import { registerJournal } from './journal.tsx'
import { registerKeptMails } from './mails.tsx'
import { registerPasskeys } from './passkeys.tsx'
import { registerPrivacy } from './privacy.tsx'
import { registerSignIn } from './sign-in.tsx'
import { registerSirets } from './sirets.tsx'

/** Pages of those who sign in. A site without accounts has none of them; one without a post office none that need a letter. */
export function registerPeople(site: Site, deps: Deps): void {
  const { people, post } = deps
  if (!people) return
  const given = { ...deps, people }
  registerSignIn(site, given)
  registerAccount(site, given)
  registerDevices(site, given)
  registerPasskeys(site, given)
  registerJournal(site, given)
  registerExport(site, given)
  registerPrivacy(site, given)
  registerSirets(site, given)
  if (post) {
    registerAddress(site, { ...given, post })
    registerErase(site, { ...given, post })
  }
  if (deps.keptMails) registerKeptMails(site, given)
}
