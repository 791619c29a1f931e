import type { TownSource } from '@wiker/town/sources/read.ts'
import type { RefusedRow, RefusedRows } from '@wiker/town/sources/refusals.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { townPath } from '../components/links.ts'
import { Pager } from '../components/pager.tsx'
import { useReader } from '../components/reader.ts'
import { refusalInWords } from '../formatting/refusals.ts'
import { SourceFacts } from './sources-body.tsx'

interface Props {
  town: TownCard
  source: TownSource
  rows: RefusedRows
}

/** One source of a town, and its rows that are not shown, by reason: a sentence its publisher can act on, and the places in the file. */
export function SourceBody({ town, source, rows }: Props) {
  const { to, t, words, language } = useReader()
  const { credit, refused, unplaced, path } = source
  const several = new Set(rows.items.map(({ member }) => member)).size > 1
  const reasonOf = (row: RefusedRow) =>
    row.problems
      .map((problem) => {
        const said = refusalInWords(problem, words, language)
        return problem.column ? `${t('source.column', { column: problem.column })} ${said}` : said
      })
      .join(' ')
  const list = new Intl.ListFormat(words.locale)
  const placeOf = ({ member, position }: RefusedRow) => (several ? `${member} ${position}` : String(position))
  const reasons = [...Map.groupBy(rows.items, (row) => reasonOf(row))]
  return (
    <>
      <div class="page-head">
        <h1>{credit.name}</h1>
        <SourceFacts source={source} />
      </div>
      {refused + unplaced === 0 ? (
        <p>{t('source.allShown')}</p>
      ) : (
        <section aria-labelledby="lignes">
          <h2 id="lignes">{t('source.notShown')}</h2>
          {refused > 0 && <p>{t('sources.refused', { count: refused })}</p>}
          {unplaced > 0 && <p>{t('sources.unplaced', { count: unplaced })}</p>}
          {rows.total > 0 && <p class="prose">{t('source.why')}</p>}
          <ul class="list">
            {reasons.map(([reason, some]) => (
              <li>
                <p class="list__name">{reason}</p>
                <p>{t('source.rows', { count: some.length, rows: list.format(some.map((row) => placeOf(row))) })}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Pager path={townPath(town.slug, 'sources', path)} query={{}} page={rows.page} pages={rows.pages} />
      <p>
        <a class="tall" href={to(townPath(town.slug, 'sources'))}>
          {t('source.back', { town: town.name })}
        </a>
      </p>
    </>
  )
}
