import { countWaiting, doubtfulPairs, openConflicts, readSourceSummaries } from '@wiker/harvest'
import { countOpenReports } from '@wiker/town/reports/count.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { townPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { towned } from './access.ts'
import type { DeskPageDeps } from './desk-deps.ts'

/** `/bureau`: the towns one looks after, and in each what waits for a hand. */
export function registerDeskHome(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau', (c) => deskHome(c, deps))
}

const mostTowns = 100

async function deskHome(c: SiteContext, deps: DeskPageDeps) {
  const given = await towned(c, deps, 'desk.see')
  if (given instanceof Response) return given
  const towns = await Promise.all(given.towns.slice(0, mostTowns).map((town) => waitingIn(town, deps)))
  const all = await readSourceSummaries(deps.people.db, given.all ? 'all' : given.towns.map((town) => town.code))
  const toSee = all.filter((source) => source.state !== 'well' && source.state !== 'new').length
  return show(c, deps, {
    body: <DeskHomeBody towns={towns} toSee={toSee} mayOpen={given.all && deps.desk.fill !== undefined} />,
    head: { title: wordsFor(c).t('desk.title'), noindex: true },
  })
}

export interface TownWaiting {
  town: TownCard
  conflicts: number
  doubles: number
  /** Records that wait for a word before anybody sees them. */
  toConfirm: number
  reports: number
}

async function waitingIn(town: TownCard, { people: { db } }: DeskPageDeps): Promise<TownWaiting> {
  const [conflicts, doubles, queue, reports] = await Promise.all([
    openConflicts(db, town.code),
    doubtfulPairs(db, town.code),
    countWaiting(db, town.code),
    countOpenReports(db, town.code),
  ])
  const toConfirm = queue.reduce((sum, { count }) => sum + count, 0)
  return { town, conflicts: conflicts.length, doubles: doubles.length, toConfirm, reports }
}

export function DeskHomeBody({ towns, toSee, mayOpen }: { towns: TownWaiting[]; toSee: number; mayOpen: boolean }) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('desk.title')}</h1>
        <p>{t('desk.lead')}</p>
      </div>
      <ul class="list">
        <li>
          <h2 class="list__name">
            <a href={to('/bureau/sources')}>{t('desk.sources.title')}</a>
          </h2>
          <p class="line__facts">
            <span>{t('desk.sources.toSee', { count: toSee })}</span>
          </p>
        </li>
        {mayOpen && (
          <li>
            <h2 class="list__name">
              <a href={to('/bureau/communes/ouvrir')}>{t('desk.open.title')}</a>
            </h2>
          </li>
        )}
        {towns.map(({ town, conflicts, doubles, toConfirm, reports }) => (
          <li>
            <h2 class="list__name">
              <a href={to(townPath(town.slug))}>{town.name}</a>
            </h2>
            <p class="line__facts">
              <a href={to(`/bureau/${town.slug}/desaccords`)}>{t('desk.conflicts', { count: conflicts })}</a>
              <a href={to(`/bureau/${town.slug}/doublons`)}>{t('desk.doubles', { count: doubles })}</a>
              <a href={to(`/bureau/${town.slug}/a-confirmer`)}>{t('desk.town.waiting', { count: toConfirm })}</a>
              {reports > 0 && <span>{t('desk.reports', { count: reports })}</span>}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
