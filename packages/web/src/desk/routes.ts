import type { Deps, Site } from '../server/deps.ts'
import { registerAddSource } from './add-source.tsx'
import { registerConflicts } from './conflicts.tsx'
import { hasDay } from './day/read-page.ts'
import { registerDay } from './day/routes.ts'
import { registerDoubles } from './doubles.tsx'
import { registerDeskHome } from './home.tsx'
import { registerOpenTown } from './open-town.tsx'
import { registerQueue } from './queue.tsx'
import { registerSource } from './source.tsx'
import { registerSourceActions } from './source-actions.ts'
import { registerSourceColumns } from './source-columns.tsx'
import { registerSourceQuality } from './source-quality.tsx'
import { registerSources } from './sources.tsx'
import { registerThing } from './thing.tsx'
import { registerThingActions } from './thing-actions.ts'

/** `/bureau`: the pages of those who look after a town. A site where nobody signs in has none of them. */
export function registerDesk(site: Site, deps: Deps): void {
  const { people, desk } = deps
  if (!people || !desk) return
  const given = { ...deps, people, desk }
  registerDeskHome(site, given)
  if (hasDay(given)) registerDay(site, given)
  registerAddSource(site, given)
  registerOpenTown(site, given)
  registerSources(site, given)
  registerSource(site, given)
  registerSourceActions(site, given)
  registerSourceColumns(site, given)
  registerSourceQuality(site, given)
  registerThing(site, given)
  registerThingActions(site, given)
  registerConflicts(site, given)
  registerDoubles(site, given)
  registerQueue(site, given)
}
