import { readSourceSummaries } from '@wiker/harvest'
import { dayIn } from '@wiker/town/days.ts'
import { getTown } from '@wiker/town/towns/get.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { DayBody, type DayProps } from '../desk/day/day-body.tsx'
import type { DayWrong } from '../desk/day/day-routes.ts'
import { dayElements, hasDay, readDayPage } from '../desk/day/read-page.ts'
import { kindsFor } from '../desk/day/registry.ts'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import type { DeskTown } from '../desk/home.tsx'
import { DeskHead } from '../desk/town.tsx'
import { TownDesk } from '../desk/town-desk.tsx'
import { toolsFor } from '../desk/town-tools.ts'
import { readWaiting } from '../desk/waiting.ts'
import { show } from '../pages/show.tsx'
import { allowed } from '../people/guard.tsx'
import type { Site, SiteContext } from '../server/deps.ts'

/** `/bureau/{slug}`: what waits in a town, and all that one may do there. Other addresses of the desk that are one word long are no town's. */
export function registerDeskPlace(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/:slug', async (c, next) => {
    const town = c.var.person && (await getTown(deps.people.db, c.req.param('slug')))
    return town ? deskPlacePage(c, deps, town) : next()
  })
}

export async function deskPlacePage(c: SiteContext, deps: DeskPageDeps, town: TownCard, wrong?: DayWrong) {
  const { db } = deps.people
  const acting = await allowed(c, deps, 'desk.see', town.code)
  if (acting instanceof Response) return acting
  const [waiting, sources] = await Promise.all([readWaiting(db, [town.code]), readSourceSummaries(db, [town.code])])
  c.set('today', dayIn(town.timezone, deps.clock()))
  const hasCards = kindsFor(c.var.grants ?? [], town.code).length > 0
  const day = hasDay(deps) && hasCards ? await readDayPage(c, deps, [town], { wrong }) : undefined
  return show(c, deps, {
    body: (
      <DeskPlaceBody
        day={day}
        town={town}
        tools={toolsFor(c.var.grants ?? [], town.code)}
        waiting={waiting.get(town.code)!}
        toSee={sources.filter((source) => source.state !== 'well' && source.state !== 'new').length}
      />
    ),
    head: { title: town.name, noindex: true, elements: day && dayElements },
    ...(wrong && { status: 422 as const }),
  })
}

export function DeskPlaceBody({ day, ...props }: DeskTown & { toSee: number; day?: DayProps | undefined }) {
  return (
    <>
      <DeskHead title={props.town.name} />
      {day && <DayBody {...day} />}
      <TownDesk {...props} />
    </>
  )
}
