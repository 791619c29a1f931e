import type { Deps, Site } from '../server/deps.ts'
import { registerCockpitPages } from './cockpit/routes.ts'
import { registerDemonstration } from './demonstration/pages.tsx'
import { registerEarnings } from './earnings/routes.ts'
import { registerMerchant } from './merchant/routes.ts'
import { registerWebhook } from './webhook.ts'
import { registerWorth } from './worth/routes.ts'

/** Everything that is about money: what the provider tells, what merchants pay, what animators earn, what the operator follows. */
export function registerMoney(site: Site, deps: Deps): void {
  const { money, people, post, desk } = deps
  if (people && post && desk) registerWorth(site, { ...deps, people, post, desk })
  if (!money) return
  registerWebhook(site, money)
  registerDemonstration(site, { ...deps, money })
  if (people && post && desk) registerMerchant(site, { ...deps, money, people, post, desk })
  if (people && post) registerEarnings(site, { ...deps, money, people, post })
  if (people) registerCockpitPages(site, { ...deps, money, people })
}
