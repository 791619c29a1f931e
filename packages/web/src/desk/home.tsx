import { countWaiting, doubtfulPairs, openConflicts, readSourceSummaries, townsWithWork } from '@wiker/harvest'
import { countMeetingWork, type MeetingWork } from '@wiker/town/meeting/count-work.ts'
import { countPageWork } from '@wiker/town/pages/claims.ts'
import { countProposals, type ProposalCount } from '@wiker/town/publishing/read.ts'
import { countOpenReports } from '@wiker/town/reports/count.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { townPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { MeetDeskLinks } from '../meet/desk-links.tsx'
import { type TownTool, TownTools, toolsFor } from '../order/town-tools.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { towned } from './access.ts'
import type { DeskPageDeps } from './desk-deps.ts'

/** `/bureau`: the towns one looks after, and in each what waits for a hand. */
export function registerDeskHome(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau', (c) => deskHome(c, deps))
}

async function deskHome(c: SiteContext, deps: DeskPageDeps) {
  const given = await towned(c, deps, 'desk.see')
  if (given instanceof Response) return given
  const { db } = deps.people
  const codes = given.towns.map((town) => town.code)
  const [meeting, busy, reports, proposals, pageWork, sources] = await Promise.all([
    countMeetingWork(db, codes),
    townsWithWork(db, codes),
    countOpenReports(db, codes),
    countProposals(db, codes),
    countPageWork(db, codes),
    readSourceSummaries(db, given.all ? 'all' : codes),
  ])
  const few = given.towns.length <= shownAtRest
  const isBusy = ({ code }: TownCard) =>
    few || busy.includes(code) || reports.has(code) || proposals.has(code) || pageWork.has(code) || meeting.has(code)
  const looked = await Promise.all(
    given.towns.filter(isBusy).map((town) => waitingIn(town, reports.get(town.code) ?? 0, deps)),
  )
  const towns = looked.filter(
    (one) =>
      few ||
      meeting.has(one.town.code) ||
      proposals.has(one.town.code) ||
      pageWork.has(one.town.code) ||
      one.conflicts + one.doubles + one.toConfirm + one.reports > 0,
  )
  const shown = new Set(towns.map(({ town }) => town.code))
  const toSee = sources.filter((source) => source.state !== 'well' && source.state !== 'new').length
  return show(c, deps, {
    body: (
      <DeskHomeBody
        towns={towns}
        meeting={meeting}
        proposals={proposals}
        pageWork={pageWork}
        quiet={given.towns.filter(({ code }) => !shown.has(code))}
        toSee={toSee}
        mayOpen={given.all && deps.desk.fill !== undefined}
        operates={given.all ? { sirets: deps.people.accounts.provider !== undefined } : undefined}
        tools={(town) => toolsFor(c.var.grants ?? [], town)}
      />
    ),
    head: { title: wordsFor(c).t('desk.title'), noindex: true },
  })
}

/** Who has a few towns sees each of them; who has hundreds, those where something waits. */
const shownAtRest = 5

export interface TownWaiting {
  town: TownCard
  conflicts: number
  doubles: number
  /** Records that wait for a word before anybody sees them. */
  toConfirm: number
  reports: number
}

async function waitingIn(town: TownCard, reports: number, { people: { db } }: DeskPageDeps): Promise<TownWaiting> {
  const [conflicts, doubles, queue] = await Promise.all([
    openConflicts(db, town.code),
    doubtfulPairs(db, town.code),
    countWaiting(db, town.code),
  ])
  const toConfirm = queue.reduce((sum, { count }) => sum + count, 0)
  return { town, conflicts: conflicts.length, doubles: doubles.length, toConfirm, reports }
}

interface Props {
  towns: TownWaiting[]
  /** What neighbours and readers wrote that waits, by town. */
  meeting?: Map<string, MeetingWork>
  /** What people proposed that waits, by town. */
  proposals?: Map<string, ProposalCount>
  /** Who asks for a page, by town. */
  pageWork?: Map<string, number>
  /** Towns where nothing waits. */
  quiet: TownCard[]
  toSee: number
  /** What who asks may do in a town, besides what waits; null: for the network. */
  tools?: (town: string | null) => TownTool[]
  mayOpen: boolean
  /** Of the whole network; `sirets`: town halls come in from a provider of their own. */
  operates?: { sirets: boolean } | undefined
}

export function DeskHomeBody({ towns, meeting, proposals, pageWork, quiet, toSee, mayOpen, operates, tools }: Props) {
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
        {operates && (
          <li>
            <h2 class="list__name">
              <a href={to('/bureau/registre')}>{t('privacy.title')}</a>
            </h2>
          </li>
        )}
        {operates?.sirets && (
          <li>
            <h2 class="list__name">
              <a href={to('/bureau/siret')}>{t('siret.title')}</a>
            </h2>
          </li>
        )}
        {towns.map(({ town, conflicts, doubles, toConfirm, reports }) => (
          <li>
            <h2 class="list__name">
              <a href={to(townPath(town.slug))}>{town.name}</a>
            </h2>
            <p class="line__facts">
              <a href={to(`/bureau/${town.slug}/propositions`)}>
                {t('desk.proposals', { count: waitingOf(proposals?.get(town.code)) })}
              </a>
              <a href={to(`/bureau/${town.slug}/desaccords`)}>{t('desk.conflicts', { count: conflicts })}</a>
              <a href={to(`/bureau/${town.slug}/doublons`)}>{t('desk.doubles', { count: doubles })}</a>
              <a href={to(`/bureau/${town.slug}/pages`)}>
                {t('desk.pagesWaiting', { count: pageWork?.get(town.code) ?? 0 })}
              </a>
              <a href={to(`/bureau/${town.slug}/a-confirmer`)}>{t('desk.town.waiting', { count: toConfirm })}</a>
              <MeetDeskLinks town={town} work={meeting?.get(town.code)} />
              {reports > 0 && (
                <a href={to(`/bureau/${town.slug}/signalements`)}>{t('desk.reports', { count: reports })}</a>
              )}
            </p>
            {tools && <TownTools slug={town.slug} tools={tools(town.code)} />}
          </li>
        ))}
        {tools && tools(null).length > 0 && (
          <li>
            <h2 class="list__name">{t('order.network')}</h2>
            <TownTools slug="reseau" tools={tools(null)} />
          </li>
        )}
      </ul>
      {quiet.length > 0 && (
        <Block id="calmes" title={t('desk.quiet', { count: quiet.length })}>
          <p class="line__facts">
            {quiet.map((town) => (
              <a href={to(`/bureau/${town.slug}`)}>{town.name}</a>
            ))}
          </p>
        </Block>
      )}
    </>
  )
}

const waitingOf = ({ waiting, apart, asked }: ProposalCount = { waiting: 0, apart: 0, asked: 0 }) =>
  waiting + apart + asked
