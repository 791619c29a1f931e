import { readSourceSummaries } from '@wiker/harvest'
import { getTown } from '@wiker/town/towns/get.ts'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import type { DeskTown } from '../desk/home.tsx'
import { DeskHead } from '../desk/town.tsx'
import { TownDesk } from '../desk/town-desk.tsx'
import { toolsFor } from '../desk/town-tools.ts'
import { readWaiting } from '../desk/waiting.ts'
import { show } from '../pages/show.tsx'
import { allowed } from '../people/guard.tsx'
import type { Site } from '../server/deps.ts'

/** `/bureau/{slug}`: what waits in a town, and all that one may do there. Other addresses of the desk that are one word long are no town's. */
export function registerDeskPlace(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/:slug', async (c, next) => {
    const { db } = deps.people
    const town = c.var.person && (await getTown(db, c.req.param('slug')))
    if (!town) return next()
    const acting = await allowed(c, deps, 'desk.see', town.code)
    if (acting instanceof Response) return acting
    const [waiting, sources] = await Promise.all([readWaiting(db, [town.code]), readSourceSummaries(db, [town.code])])
    return show(c, deps, {
      body: (
        <DeskPlaceBody
          town={town}
          tools={toolsFor(c.var.grants ?? [], town.code)}
          waiting={waiting.get(town.code)!}
          toSee={sources.filter((source) => source.state !== 'well' && source.state !== 'new').length}
        />
      ),
      head: { title: town.name, noindex: true },
    })
  })
}

export function DeskPlaceBody(props: DeskTown & { toSee: number }) {
  return (
    <>
      <DeskHead title={props.town.name} />
      <TownDesk {...props} />
    </>
  )
}
