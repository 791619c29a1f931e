import type { DecisionLine, Figures, TownCard } from '@wiker/town/types.ts'
import { BlockCredits, creditsOf } from '../components/block-credits.tsx'
import { Icon } from '../components/icon.tsx'
import { sectionPath, townPath, webUrl } from '../components/links.ts'
import { PopulationChart } from '../components/population-chart.tsx'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import { plainDay } from '../formatting/dates.ts'
import { number } from '../formatting/quantities.ts'

/** A part without data is not there. */
export function FiguresBody({ town, figures }: { town: TownCard; figures: Figures }) {
  const { t, to } = useReader()
  const { population, names, decisions } = figures
  const page = townPath(town.slug, 'commune')
  const nothing = !population && !names && decisions.length === 0
  return (
    <>
      <p class="crumbs">
        <a href={to(sectionPath(town.slug, 'practical'))}>
          <Icon name="back" />
          {t('section.practical')}
        </a>
      </p>
      <div class="page-head">
        <h1>{t('figures.title')}</h1>
        <p>{t('figures.intro', { town: town.name })}</p>
      </div>
      {nothing && (
        <Empty>
          <p>{t('figures.empty', { town: town.name })}</p>
        </Empty>
      )}
      {population && <Population town={town} population={population} page={page} />}
      {decisions.length > 0 && (
        <Block title={t('figures.decisions')} id="deliberations">
          <ul class="list">
            {decisions.map((decision) => (
              <Decision decision={decision} />
            ))}
          </ul>
          <BlockCredits credits={creditsOf(decisions)} page={`${page}#deliberations`} />
        </Block>
      )}
      {names && <Names names={names} page={page} />}
    </>
  )
}

function Population({
  town,
  population: { points, credit },
  page,
}: {
  town: TownCard
  population: NonNullable<Figures['population']>
  page: string
}) {
  const { t, words } = useReader()
  const [first, last] = [points[0]!, points.at(-1)!]
  return (
    <Block title={t('figures.population')} id="population">
      <p class="prose">
        {t('figures.populationIn', {
          town: town.name,
          people: number(last.value, words),
          year: String(last.year),
          before: number(first.value, words),
          since: String(first.year),
        })}
      </p>
      <PopulationChart points={points} />
      <BlockCredits credits={[credit]} page={`${page}#population`} />
    </Block>
  )
}

function Decision({ decision: { name, day, url, votes, record } }: { decision: DecisionLine }) {
  const { t, words } = useReader()
  const act = webUrl(url)
  const body = 'body' in record && typeof record.body === 'object' ? record.body?.name : undefined
  return (
    <li>
      <p class="list__name">{act ? <a href={act}>{name}</a> : name}</p>
      <p class="line__facts">
        {day && <span>{plainDay(day, words)}</span>}
        {body && <span>{body}</span>}
        {votes && (
          <span>{votes.against + votes.abstentions === 0 ? t('figures.unanimous') : t('figures.votes', votes)}</span>
        )}
      </p>
    </li>
  )
}

/** A bar under each name, as long as it is frequent; the figure stands beside it. */
function Names({
  names: { items, first, last, credit },
  page,
}: {
  names: NonNullable<Figures['names']>
  page: string
}) {
  const { t, words } = useReader()
  const most = items[0]!.count
  return (
    <Block title={t('figures.names')} id="prenoms">
      <p class="prose">
        {first !== null && last !== null && first !== last
          ? t('figures.namesBetween', { first: String(first), last: String(last) })
          : t('figures.namesIn', { year: String(last ?? '') })}
      </p>
      <table class="table names">
        <caption class="visually-hidden">{t('figures.names')}</caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{t('figures.name')}</th>
            <th scope="col">{t('figures.children')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ name, count }) => (
            <tr>
              <th scope="row">{givenName(name)}</th>
              <td>
                <svg class="chart chart--bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect class="chart__bar" width={((count / most) * 100).toFixed(1)} height="10" />
                </svg>
                <span class="figures">{number(count, words)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="list__facts">{t('figures.namesFew')}</p>
      <BlockCredits credits={[credit]} page={`${page}#prenoms`} />
    </Block>
  )
}

/** Registers write first names in capitals: `LÉO`, `MARIE-LOU`. */
function givenName(name: string): string {
  return name.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase())
}
