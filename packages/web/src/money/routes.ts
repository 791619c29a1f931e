import type { Deps, Site } from '../server/deps.ts'
import { registerWebhook } from './webhook.ts'

/** Everything that is about money: what the provider tells, what merchants pay, what animators earn, what the operator follows. */
export function registerMoney(site: Site, deps: Deps): void {
  if (!deps.money) return
  registerWebhook(site, deps.money)
}
