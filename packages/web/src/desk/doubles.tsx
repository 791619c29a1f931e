import { type DoubtfulPair, doubtfulPairs, type MatchReason, readThings, type ShownThing } from '@wiker/harvest'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { Pager } from '../components/pager.tsx'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { reasonInWords } from '../formatting/match-reasons.ts'
import { readableName } from '../formatting/names.ts'
import { askedPage, show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import type { DeskPageDeps } from './desk-deps.ts'
import { RecordFactsList } from './facts.tsx'
import { judgePair } from './judge-pair.ts'
import { momentOf } from './moment.ts'
import { DeskHead, deskTown, saidOf } from './town.tsx'

/** `/bureau/blain/doublons`: what may be one thing or two, side by side, with the reasons. */
export function registerDoubles(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/:slug/doublons', (c) => doublesPage(c, deps))
  site.post('/bureau/:slug/doublons', ownFormsOnly(deps), (c) => decide(c, deps))
}

const pageLength = 20

async function doublesPage(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskTown(c, deps, 'record.match')
  if (given instanceof Response) return given
  const { town } = given
  const { db } = deps.people
  const all = await doubtfulPairs(db, town.code)
  const pages = Math.max(1, Math.ceil(all.length / pageLength))
  const page = Math.min(askedPage(c), pages)
  const pairs = all.slice((page - 1) * pageLength, page * pageLength)
  const things = await readThings(
    db,
    pairs.flatMap(({ a, b }) => [a.thing, b.thing]),
  )
  const { t } = wordsFor(c)
  const said = saidOf(c, { dit: 'desk.done', deja: 'desk.double.over' })
  return show(c, deps, {
    body: <DoublesBody town={town} pairs={pairs} things={things} page={page} pages={pages} said={said && t(said)} />,
    head: { title: t('desk.doubles.title', { town: town.name }), noindex: true },
  })
}

async function decide(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskTown(c, deps, 'record.match')
  if (given instanceof Response) return given
  const { town, acting } = given
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { db } = deps.people
  const [a, b] = [field('a'), field('b')]
  const decision = (['same', 'different'] as const).find((one) => one === field('do'))
  const decided = decision && (await judgePair(db, town, { a, b, decision }, acting, momentOf(deps, town)))
  const page = withQuery(`/bureau/${town.slug}/doublons`, { fait: decided ? 'dit' : 'deja' })
  return c.redirect(localPath(c.var.language, page), 303)
}

interface Props {
  town: TownCard
  pairs: DoubtfulPair[]
  things: Map<string, ShownThing>
  page: number
  pages: number
  said?: string | undefined
}

export function DoublesBody({ town, pairs, things, page, pages, said }: Props) {
  const { t } = useReader()
  return (
    <>
      <DeskHead title={t('desk.doubles.title', { town: town.name })} lead={t('desk.doubles.lead')} said={said} />
      {pairs.length === 0 && (
        <Empty>
          <p>{t('desk.doubles.none')}</p>
        </Empty>
      )}
      <ul class="list">
        {pairs.map((pair) => (
          <Pair pair={pair} things={things} town={town} />
        ))}
      </ul>
      <Pager path={`/bureau/${town.slug}/doublons`} query={{}} page={page} pages={pages} />
    </>
  )
}

function Pair({ pair, things, town }: { pair: DoubtfulPair; things: Props['things']; town: TownCard }) {
  const { t, to } = useReader()
  const sides = [pair.a, pair.b]
  const [brings, parts] = [
    pair.reasons.filter(({ weight }) => weight > 0),
    pair.reasons.filter(({ weight }) => weight < 0),
  ]
  return (
    <li>
      <h2 class="list__name">{t('desk.pair', { a: readableName(pair.a.name), b: readableName(pair.b.name) })}</h2>
      <div class="side-by-side">
        {sides.map(({ thing, name }) => {
          const told = things.get(thing)
          return (
            <div class="panel">
              <h3>
                <a href={to(withQuery('/bureau/fiche', { id: thing }))}>{readableName(name)}</a>
              </h3>
              {told && (
                <>
                  <p class="list__facts">{t('desk.from', { sources: told.sources.join(', ') })}</p>
                  <RecordFactsList record={told.record} timezone={town.timezone} />
                </>
              )}
            </div>
          )
        })}
      </div>
      <div class="side-by-side">
        <Reasons title={t('desk.double.for')} reasons={brings} />
        <Reasons title={t('desk.double.against')} reasons={parts} />
      </div>
      <form class="actions" method="post" action={to(`/bureau/${town.slug}/doublons`)}>
        <input type="hidden" name="a" value={pair.a.thing} />
        <input type="hidden" name="b" value={pair.b.thing} />
        <button class="button button--quiet" type="submit" name="do" value="same">
          {t('desk.double.same')}
        </button>
        <button class="button button--quiet" type="submit" name="do" value="different">
          {t('desk.double.different')}
        </button>
        <span class="list__facts">{t('desk.double.chance', { percent: Math.round(pair.score * 100) })}</span>
      </form>
    </li>
  )
}

const mostReasons = 6

function Reasons({ title, reasons }: { title: string; reasons: MatchReason[] }) {
  const { words } = useReader()
  if (reasons.length === 0) return <div />
  return (
    <div>
      <h3>{title}</h3>
      <ul class="reasons">
        {reasons.slice(0, mostReasons).map((reason) => (
          <li>{reasonInWords(reason, words)}</li>
        ))}
      </ul>
    </div>
  )
}
