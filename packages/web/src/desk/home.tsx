import { readSourceSummaries } from '@wiker/harvest'
import { openAppeals } from '@wiker/town/order/appeals.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { towned } from './access.ts'
import { DayBody, type DayProps } from './day/day-body.tsx'
import type { DayWrong } from './day/day-routes.ts'
import { dayElements, hasDay, readDayPage, townsOfDay } from './day/read-page.ts'
import type { DeskPageDeps } from './desk-deps.ts'
import { TownDesk, useWork, type WorkLine, WorkList } from './town-desk.tsx'
import { type TownTool, toolsFor } from './town-tools.ts'
import { readWaiting, type Waiting } from './waiting.ts'

/** `/bureau`: the towns one looks after, and in each what waits for a hand. */
export function registerDeskHome(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau', (c) => deskHome(c, deps))
}

export async function deskHome(c: SiteContext, deps: DeskPageDeps, wrong?: DayWrong) {
  const given = await towned(c, deps, 'desk.see')
  if (given instanceof Response) return given
  const { db } = deps.people
  const { grants = [] } = c.var
  const codes = given.towns.map((town) => town.code)
  const own = hasDay(deps) ? await townsOfDay(c, deps, given.towns) : undefined
  const day =
    own && hasDay(deps) && own.towns.length > 0
      ? await readDayPage(c, deps, own.towns, { urgentOnly: own.urgentOnly, wrong })
      : undefined
  const [waiting, sources, appeals] = await Promise.all([
    readWaiting(db, codes),
    readSourceSummaries(db, given.all ? 'all' : codes),
    given.all ? openAppeals(db) : [],
  ])
  return show(c, deps, {
    body: (
      <DeskHomeBody
        day={day}
        towns={given.towns.map((town) => ({
          town,
          tools: toolsFor(grants, town.code),
          waiting: waiting.get(town.code)!,
        }))}
        earns={deps.money !== undefined && grants.some(({ role }) => role === 'animator')}
        toSee={sources.filter((source) => source.state !== 'well' && source.state !== 'new').length}
        network={
          given.all
            ? {
                tools: toolsFor(grants, null),
                appeals: appeals.length,
                mayOpen: deps.desk.fill !== undefined,
                sirets: deps.people.accounts.provider !== undefined,
                money: deps.money !== undefined,
              }
            : undefined
        }
      />
    ),
    head: { title: wordsFor(c).t('desk.title'), noindex: true, elements: day && dayElements },
    ...(wrong && { status: 422 as const }),
  })
}

export interface DeskTown {
  town: TownCard
  /** What who asks may do there. */
  tools: TownTool[]
  waiting: Waiting
}

/** What only who looks after the whole network sees. */
export interface NetworkDesk {
  tools: TownTool[]
  /** Decisions to look at again. */
  appeals: number
  mayOpen: boolean
  /** Town halls come in from a provider of their own. */
  sirets: boolean
  /** Something is sold. */
  money: boolean
}

interface Props {
  /** The cards of the day in the towns one looks after. */
  day?: DayProps | undefined
  towns: DeskTown[]
  /** Sources that need a look. */
  toSee: number
  /** An animator, whose share is told on a page of its own. */
  earns?: boolean
  network?: NetworkDesk | undefined
}

export function DeskHomeBody({ day, towns, toSee, earns, network }: Props) {
  const { t, to } = useReader()
  const [only] = towns
  return (
    <>
      <div class="page-head">
        <h1>{t('desk.title')}</h1>
        <p>{towns.length === 1 ? only!.town.name : t('desk.lead')}</p>
        {earns && (
          <p>
            <a class="tall" href={to('/bureau/revenus')}>
              {t('earnings.title')}
            </a>
          </p>
        )}
      </div>
      {day && <DayBody {...day} />}
      {towns.length === 1 ? (
        <TownDesk {...only!} toSee={toSee} />
      ) : (
        <ManyTowns towns={towns} toSee={toSee} appeals={network?.appeals ?? 0} />
      )}
      {network && <Network {...network} />}
    </>
  )
}

function ManyTowns({ towns, toSee, appeals }: { towns: DeskTown[]; toSee: number; appeals: number }) {
  const { t, to } = useReader()
  const everywhere: WorkLine[] = []
  if (appeals > 0) everywhere.push({ path: '/bureau/recours', text: t('desk.appeals', { count: appeals }) })
  if (toSee > 0) everywhere.push({ path: '/bureau/sources', text: t('desk.sources.waiting', { count: toSee }) })
  const looked = towns.map(({ town, tools, waiting }) => ({ town, lines: useWork(town, tools, waiting) }))
  const busy = looked.filter(({ lines }) => lines.length > 0)
  const quiet = looked.filter(({ lines }) => lines.length === 0)
  return (
    <>
      <Block
        id="attend"
        title={t('desk.waiting')}
        more={{ href: to('/bureau/sources'), text: t('desk.sources.title') }}
      >
        {busy.length + everywhere.length === 0 && <p>{t('desk.waiting.none')}</p>}
        {everywhere.length > 0 && <WorkList lines={everywhere} />}
        {busy.map(({ town, lines }) => (
          <>
            <h3 class="kind">
              <a href={to(`/bureau/${town.slug}`)}>{town.name}</a>
            </h3>
            <WorkList lines={lines} />
          </>
        ))}
      </Block>
      {quiet.length > 0 && (
        <Block id="calmes" title={t('desk.quiet', { count: quiet.length })}>
          <p class="line__facts">
            {quiet.map(({ town }) => (
              <a class="tall" href={to(`/bureau/${town.slug}`)}>
                {town.name}
              </a>
            ))}
          </p>
        </Block>
      )}
    </>
  )
}

function Network({ tools, mayOpen, sirets, money }: NetworkDesk) {
  const { t, to } = useReader()
  return (
    <Block id="reseau" title={t('order.network')}>
      <ul class="list list--plain">
        {money && (
          <li>
            <a class="tall" href={to('/bureau/reseau')}>
              {t('cockpit.title')}
            </a>
          </li>
        )}
        <li>
          <a class="tall" href={to('/bureau/recours')}>
            {t('order.appeals.title')}
          </a>
        </li>
        {mayOpen && (
          <li>
            <a class="tall" href={to('/bureau/communes/ouvrir')}>
              {t('desk.open.title')}
            </a>
          </li>
        )}
        {tools.map(({ path, name }) => (
          <li>
            <a class="tall" href={to(`/bureau/reseau/${path}`)}>
              {t(name)}
            </a>
          </li>
        ))}
        <li>
          <a class="tall" href={to('/bureau/registre')}>
            {t('privacy.title')}
          </a>
        </li>
        {sirets && (
          <li>
            <a class="tall" href={to('/bureau/siret')}>
              {t('siret.title')}
            </a>
          </li>
        )}
      </ul>
    </Block>
  )
}
