import type { SearchHit, SearchPage, Section, TownCard } from '@wiker/town/types.ts'
import { Category } from '../components/category.tsx'
import { FindInTown } from '../components/forms.tsx'
import { recordPath, sectionPath, townPath, withQuery } from '../components/links.ts'
import { Pager } from '../components/pager.tsx'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { ExampleBadge } from '../components/status.tsx'
import { longDay } from '../formatting/dates.ts'
import { readableName } from '../formatting/names.ts'

interface Props {
  town: TownCard
  text: string | undefined
  section: Section | undefined
  found: SearchPage | undefined
}

export function SearchBody({ town, text, section, found }: Props) {
  const { to, t } = useReader()
  const path = townPath(town.slug, 'recherche')
  return (
    <>
      <div class="page-head">
        <h1>{t('section.search')}</h1>
      </div>
      <FindInTown town={town} value={text} />
      {found && (
        <section class="section" aria-labelledby="resultats">
          <h2 id="resultats">{t('search.count', { count: found.total, text: found.text })}</h2>
          {found.approximate && found.total > 0 && <p>{t('search.approximate', { text: found.text })}</p>}
          {found.sections.length > 1 || section ? (
            <nav class="tabs" aria-label={t('search.sections')}>
              <a href={to(withQuery(path, { q: text }))} aria-current={section ? undefined : 'page'}>
                {t('search.all')}
              </a>
              {found.sections.map(({ section: one, count }) => (
                <a
                  href={to(withQuery(path, { q: text, section: one }))}
                  aria-current={one === section ? 'page' : undefined}
                >
                  {t(`section.${one}`)} <span class="count">{count}</span>
                </a>
              ))}
            </nav>
          ) : null}
          {found.items.length === 0 && (
            <Empty>
              <p>{t('search.nothing')}</p>
              <p>
                <a class="tall" href={to(sectionPath(town.slug, 'agenda'))}>
                  {t('home.allAgenda')}
                </a>{' '}
                <a class="tall" href={to(sectionPath(town.slug, 'directory'))}>
                  {t('section.directory')}
                </a>
              </p>
            </Empty>
          )}
          <ol class="list">
            {found.items.map((hit) => (
              <Hit hit={hit} />
            ))}
          </ol>
          <Pager path={path} query={{ q: text, section }} page={found.page} pages={found.pages} />
        </section>
      )}
    </>
  )
}

export function Hit({ hit }: { hit: SearchHit }) {
  const { to, t, words, today } = useReader()
  return (
    <li>
      <p class="list__name">
        <a href={to(recordPath(hit.town.slug, hit.section, hit.path))}>{readableName(hit.name)}</a>
        {hit.example && <ExampleBadge />}
        {hit.past && <span class="badge">{t('event.past')}</span>}
      </p>
      <p class="line__facts">
        <span>{t(`section.${hit.section}`)}</span>
        {hit.day && <span>{longDay(hit.day, words, today)}</span>}
        {hit.category && <Category category={hit.category} />}
      </p>
      {hit.excerpt.length > 0 && (
        <p class="list__facts">{hit.excerpt.map((piece) => (piece.hit ? <mark>{piece.text}</mark> : piece.text))}</p>
      )}
    </li>
  )
}
