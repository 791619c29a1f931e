import type { Site } from '../../../server/deps.ts'
import type { EarningsDeps } from '../asking.ts'
import { registerAnimator } from './animator.tsx'
import { registerBatch } from './batch.tsx'
import { registerChange } from './change.tsx'
import { registerCheck } from './check.tsx'
import { registerContracts } from './contracts.tsx'
import { registerPayouts } from './payouts.tsx'
import { registerYear } from './year.tsx'

/** The operator's pages about animators: their contracts, what they are paid, the year's totals, the accounts examined. */
export function registerAnimatorsDesk(site: Site, deps: EarningsDeps): void {
  registerContracts(site, deps)
  registerChange(site, deps)
  registerPayouts(site, deps)
  registerBatch(site, deps)
  registerYear(site, deps)
  registerCheck(site, deps)
  registerAnimator(site, deps)
}
