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

/** One source of a town, and its rows that are not shown, each with its place in the file and a sentence its publisher can act on. */
export function SourceBody({ town, source, rows }: Props) {
  const { to, t } = useReader()
  const { credit, refused, unplaced, path } = source
  const several = new Set(rows.items.map(({ member }) => member)).size > 1
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
            {rows.items.map((row) => (
              <Row row={row} member={several ? row.member : undefined} />
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

function Row({ row, member }: { row: RefusedRow; member: string | undefined }) {
  const { t, words, language } = useReader()
  return (
    <li>
      <p class="list__name">
        {t('source.row', { row: row.position })}
        {member && ` · ${member}`}
      </p>
      {row.problems.map((problem) => (
        <p>
          {problem.column && `${t('source.column', { column: problem.column })} `}
          {refusalInWords(problem, words, language)}
        </p>
      ))}
    </li>
  )
}
