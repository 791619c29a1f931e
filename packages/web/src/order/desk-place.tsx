import { countOpenReports } from '@wiker/town/reports/count.ts'
import { getTown } from '@wiker/town/towns/get.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { townPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import { DeskHead } from '../desk/town.tsx'
import { show } from '../pages/show.tsx'
import { allowed } from '../people/guard.tsx'
import type { Site } from '../server/deps.ts'
import { type TownTool, toolsFor } from './town-tools.tsx'

/** `/bureau/{slug}`: all that one may do in a town. Other addresses of the desk that are one word long are no town's. */
export function registerDeskPlace(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/:slug', async (c, next) => {
    const { db } = deps.people
    const town = c.var.person && (await getTown(db, c.req.param('slug')))
    if (!town) return next()
    const acting = await allowed(c, deps, 'desk.see', town.code)
    if (acting instanceof Response) return acting
    const reports = (await countOpenReports(db, [town.code])).get(town.code) ?? 0
    return show(c, deps, {
      body: <DeskPlaceBody town={town} tools={toolsFor(c.var.grants ?? [], town.code)} reports={reports} />,
      head: { title: town.name, noindex: true },
    })
  })
}

export function DeskPlaceBody({ town, tools, reports }: { town: TownCard; tools: TownTool[]; reports: number }) {
  const { t, to } = useReader()
  return (
    <>
      <DeskHead title={town.name} lead={t('order.place.lead')} />
      <ul class="list">
        {tools.map(({ path, name }) => (
          <li>
            <h2 class="list__name">
              <a href={to(`/bureau/${town.slug}/${path}`)}>{t(name)}</a>
            </h2>
            {path === 'signalements' && reports > 0 && (
              <p class="list__facts">{t('desk.reports', { count: reports })}</p>
            )}
          </li>
        ))}
        <li>
          <h2 class="list__name">
            <a href={to(townPath(town.slug))}>{t('order.place.site', { town: town.name })}</a>
          </h2>
        </li>
      </ul>
    </>
  )
}
