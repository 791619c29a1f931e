import type { Site } from '../../server/deps.ts'
import { type CockpitDeps, home } from './asking.ts'
import { registerBooks } from './books.tsx'
import { registerClient } from './client.tsx'
import { registerClientActions } from './client-actions.ts'
import { registerCockpit } from './cockpit.tsx'
import { registerEvents } from './events.tsx'
import { registerExports } from './exports.ts'
import { registerHouse } from './house.tsx'
import { registerList } from './list-page.tsx'
import { accountList } from './lists/account.ts'
import { collectedList, goneList } from './lists/collected.ts'
import { animatorsList, vatList } from './lists/due.ts'
import { movementsList } from './lists/movements.ts'
import { subscriptionsList } from './lists/subscriptions.ts'
import { townsList } from './lists/towns.ts'
import { registerRates } from './rates.tsx'
import { registerTown } from './town.tsx'
import { registerTransfer } from './transfer.tsx'

/** `/bureau/reseau`: the money of the whole house, for its operator alone. */
export function registerCockpitPages(site: Site, deps: CockpitDeps): void {
  registerCockpit(site, deps)
  registerList(site, deps, `${home}/abonnements`, subscriptionsList)
  registerList(site, deps, `${home}/mouvements`, movementsList)
  registerList(site, deps, `${home}/encaissements`, collectedList)
  registerList(site, deps, `${home}/sorties`, goneList)
  registerList(site, deps, `${home}/parts`, animatorsList)
  registerList(site, deps, `${home}/tva`, vatList)
  registerList(site, deps, `${home}/communes`, townsList)
  registerList(site, deps, `${home}/comptes/:number{\\d+}`, accountList)
  registerTown(site, deps)
  registerClient(site, deps)
  registerClientActions(site, deps)
  registerEvents(site, deps)
  registerBooks(site, deps)
  registerExports(site, deps)
  registerTransfer(site, deps)
  registerHouse(site, deps)
  registerRates(site, deps)
}
