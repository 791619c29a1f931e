import type { Site } from '../../server/deps.ts'
import { registerActs } from './acts.ts'
import { registerCancel } from './cancel.tsx'
import { registerChangePlan } from './change-plan.tsx'
import { registerHandOver } from './hand-over.tsx'
import { registerIdentity } from './identity.tsx'
import { registerInvoices, registerOwnInvoices } from './invoices.tsx'
import { registerMine } from './mine.tsx'
import { registerPay } from './pay.tsx'
import { type MerchantDeps, merchantPayer, townHallPayer } from './payer.ts'
import { registerWaiting } from './waiting.tsx'

/** Subscribing, and what comes after: of a merchant from its page, of a town hall from its desk, the same screens. */
export function registerMerchant(site: Site, deps: MerchantDeps): void {
  registerOwnInvoices(site, deps)
  const payers = [
    ['/mon-espace/:page{[0-9]+}/abonnement', merchantPayer(deps)],
    ['/bureau/:slug/mairie/abonnement', townHallPayer(deps)],
  ] as const
  for (const [base, find] of payers) {
    registerMine(site, deps, base, find)
    registerIdentity(site, deps, base, find)
    registerPay(site, deps, base, find)
    registerWaiting(site, deps, base, find)
    registerChangePlan(site, deps, base, find)
    registerCancel(site, deps, base, find)
    registerActs(site, deps, base, find)
    registerInvoices(site, deps, base, find)
  }
  registerHandOver(site, deps, ...payers[0])
}
