import type { Site } from '../../server/deps.ts'
import type { EarningsDeps } from './asking.ts'
import { registerEarningsPage } from './earnings.tsx'

/** What animators earn: their own pages under `/bureau/revenus`, and those of the operator who pays them under `/bureau/reseau`. */
export function registerEarnings(site: Site, deps: EarningsDeps): void {
  registerEarningsPage(site, deps)
}
