import { readSourceSummaries, type SourceState, type SourceSummary } from '@wiker/harvest'
import { dayIn } from '@wiker/town/days.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { plainDay } from '../formatting/dates.ts'
import { faultInWords } from '../formatting/faults.ts'
import { show, wordsFor } from '../pages/show.tsx'
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
  return show(c, deps, {
    body: <DeskSourcesBody sources={sources} townNames={names} />,
    head: { title: wordsFor(c).t('desk.sources.title'), noindex: true },
  })
}

interface Props {
  sources: SourceSummary[]
  townNames: Map<string, string>
}

export function DeskSourcesBody({ sources, townNames }: Props) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('desk.sources.title')}</h1>
        <p>{t('desk.sources.lead')}</p>
      </div>
      <p class="actions">
        <a class="button" href={to('/bureau/sources/ajouter')}>
          {t('desk.source.add')}
        </a>
      </p>
      {sources.length === 0 && (
        <Empty>
          <p>{t('desk.sources.none')}</p>
        </Empty>
      )}
      <ul class="list">
        {sources.map((source) => (
          <Summary source={source} townNames={townNames} />
        ))}
      </ul>
    </>
  )
}

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
