import { readSourceSummaries, type SourceState, type SourceSummary } from '@wiker/harvest'
import { dayIn } from '@wiker/town/days.ts'
import { withQuery } from '../components/links.ts'
import { Pager } from '../components/pager.tsx'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { plainDay } from '../formatting/dates.ts'
import { faultInWords } from '../formatting/faults.ts'
import { asked, askedPage, show, wordsFor } from '../pages/show.tsx'
import { networkTimezone } from '../server/context.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { towned } from './access.ts'
import type { DeskPageDeps } from './desk-deps.ts'

/** `/bureau/sources`: every source one may see, those that need a look first. */
export function registerSources(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/sources', (c) => sourcesPage(c, deps))
}

async function sourcesPage(c: SiteContext, deps: DeskPageDeps) {
  const given = await towned(c, deps, 'source.see')
  if (given instanceof Response) return given
  const names = new Map(given.towns.map((town) => [town.code, town.name]))
  const sources = await readSourceSummaries(deps.people.db, given.all ? 'all' : [...names.keys()])
  const state = states.find((one) => one === asked(c, 'etat'))
  return show(c, deps, {
    body: (
      <DeskSourcesBody sources={sources} townNames={names} state={state} words={asked(c, 'mots')} page={askedPage(c)} />
    ),
    head: { title: wordsFor(c).t('desk.sources.title'), noindex: true },
  })
}

const states = ['down', 'waiting', 'look', 'new', 'well'] as const satisfies SourceState[]
const pageLength = 40

interface Props {
  sources: SourceSummary[]
  townNames: Map<string, string>
  /** Only those that fare so. */
  state?: SourceState | undefined
  /** Only those with these words in their name, their publisher's, or a town's. */
  words?: string | undefined
  page?: number
}

export function DeskSourcesBody({ sources, townNames, state, words: looked, page = 1 }: Props) {
  const { t, to } = useReader()
  const said = looked ? sources.filter((source) => tellsOf(source, looked, townNames)) : sources
  const found = state ? said.filter((source) => source.state === state) : said
  const pages = Math.max(1, Math.ceil(found.length / pageLength))
  const current = Math.min(page, pages)
  const address = (etat: SourceState | null) => to(withQuery('/bureau/sources', { etat, mots: looked }))
  return (
    <>
      <div class="page-head">
        <p>
          <a class="tall" href={to('/bureau')}>
            {t('desk.back')}
          </a>
        </p>
        <h1>{t('desk.sources.title')}</h1>
        <p>{t('desk.sources.lead')}</p>
      </div>
      <p class="actions">
        <a class="button" href={to('/bureau/sources/ajouter')}>
          {t('desk.source.add')}
        </a>
      </p>
      {sources.length > 0 && (
        <>
          <search>
            <form class="report" method="get" action={to('/bureau/sources')}>
              {state && <input type="hidden" name="etat" value={state} />}
              <label class="field">
                <span>{t('desk.sources.find')}</span>
                <input type="search" name="mots" value={looked} maxlength={200} />
              </label>
              <button class="button button--quiet" type="submit">
                {t('desk.thing.searching')}
              </button>
            </form>
          </search>
          <nav class="tabs" aria-label={t('desk.sources.title')}>
            <a href={address(null)} aria-current={state ? undefined : 'page'}>
              {t('desk.sources.all')} ({said.length})
            </a>
            {states
              .map((one) => ({ one, count: said.filter((source) => source.state === one).length }))
              .filter(({ one, count }) => count > 0 || one === state)
              .map(({ one, count }) => (
                <a href={address(one)} aria-current={one === state ? 'page' : undefined}>
                  {t(`desk.state.${one}`)} ({count})
                </a>
              ))}
          </nav>
        </>
      )}
      {found.length === 0 && (
        <Empty>
          <p>{t(sources.length === 0 ? 'desk.sources.none' : 'desk.sources.noneSo')}</p>
        </Empty>
      )}
      <ul class="list">
        {found.slice((current - 1) * pageLength, current * pageLength).map((source) => (
          <Summary source={source} townNames={townNames} />
        ))}
      </ul>
      <Pager path="/bureau/sources" query={{ etat: state, mots: looked }} page={current} pages={pages} />
    </>
  )
}

function tellsOf({ name, publisher, url, towns }: SourceSummary, words: string, townNames: Map<string, string>) {
  const places = towns?.map((code) => townNames.get(code) ?? '') ?? []
  const text = folded([name, publisher ?? '', url, ...places].join(' '))
  return folded(words)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

function Summary({ source, townNames }: { source: SourceSummary; townNames: Map<string, string> }) {
  const { t, to, words, language } = useReader()
  const { id, name, publisher, state, faults, shown, lastGoodAt, towns } = source
  const places = towns?.map((code) => townNames.get(code) ?? code)
  return (
    <li>
      <h2 class="list__name">
        <a href={to(`/bureau/sources/${id}`)}>{name}</a> <StateBadge state={state} />
      </h2>
      {faults.map((fault) => (
        <p>{faultInWords(fault, words, language)}</p>
      ))}
      <p class="line__facts">
        {publisher && publisher !== name && <span>{publisher}</span>}
        {places && places.length <= 3 && <span>{places.join(', ')}</span>}
        <span>{t('sources.count', { count: shown })}</span>
        <span>
          {lastGoodAt
            ? t('desk.source.read', { date: plainDay(dayIn(networkTimezone, lastGoodAt), words) })
            : t('desk.source.neverRead')}
        </span>
      </p>
    </li>
  )
}

/** In words, the colour beside. */
export function StateBadge({ state }: { state: SourceState }) {
  const { t } = useReader()
  return <span class={`badge badge--${state}`}>{t(`desk.state.${state}`)}</span>
}
