import type { Site } from '../../server/deps.ts'
import type { EarningsDeps } from './asking.ts'
import { registerCertificate } from './certificate.tsx'
import { registerEarningsPage } from './earnings.tsx'
import { registerIdentity } from './identity.tsx'
import { registerMandate } from './mandate.tsx'
import { registerAnimatorsDesk } from './operator/routes.ts'
import { registerPapers } from './papers.ts'
import { registerStatement } from './statement.tsx'

/** What animators earn: their own pages under `/bureau/revenus`, and those of the operator who pays them under `/bureau/reseau`. */
export function registerEarnings(site: Site, deps: EarningsDeps): void {
  registerEarningsPage(site, deps)
  registerIdentity(site, deps)
  registerMandate(site, deps)
  registerCertificate(site, deps)
  registerPapers(site, deps)
  registerStatement(site, deps)
  registerAnimatorsDesk(site, deps)
}
