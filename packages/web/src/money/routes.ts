import type { Deps, Site } from '../server/deps.ts'
import { registerEarnings } from './earnings/routes.ts'
import { registerWebhook } from './webhook.ts'
import { registerWorth } from './worth/routes.ts'

/** Everything that is about money: what the provider tells, what merchants pay, what animators earn, what the operator follows. */
export function registerMoney(site: Site, deps: Deps): void {
  const { money, people, post, desk } = deps
  if (!money) return
  registerWebhook(site, money)
  if (people && post) registerEarnings(site, { ...deps, money, people, post })
  if (people && post && desk) registerWorth(site, { ...deps, people, post, desk })
}
