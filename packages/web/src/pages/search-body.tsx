import type { Dial, SearchHit, SearchPage, Section, TownCard } from '@wiker/town/types.ts'
import { AdvertiserLabel } from '../components/advertiser.tsx'
import { Category } from '../components/category.tsx'
import { FindInTown } from '../components/forms.tsx'
import { recordPath, sectionPath, townPath, withQuery } from '../components/links.ts'
import { Pager } from '../components/pager.tsx'
import { useReader } from '../components/reader.ts'
import { elsewhereInWords } from '../components/record.tsx'
import { Block, Empty } from '../components/section.tsx'
import { ExampleBadge } from '../components/status.tsx'
import { longDay, nearDay } from '../formatting/dates.ts'
import { clockTime } from '../formatting/hours.ts'
import { readableName } from '../formatting/names.ts'
import type { Words } from '../formatting/words.ts'
import { ScopeDial } from '../reading/scope-dial.tsx'

interface Props {
  town: TownCard
  dial?: Dial | undefined
  text: string | undefined
  section: Section | undefined
  found: SearchPage | undefined
  /** What the reader may have meant, when nothing matches as typed. */
  meant?: string | null
  /** What the other towns have, when this one has nothing. */
  elsewhere?: SearchHit[] | undefined
}

export function SearchBody({ town, dial, text, section, found, meant, elsewhere = [] }: Props) {
  const { to, t, words } = useReader()
  const path = townPath(town.slug, 'recherche')
  const autour = dial && dial.scope.name !== 'town' ? dial.scope.name : undefined
  return (
    <>
      <div class="page-head">
        <h1>{t('section.search')}</h1>
      </div>
      <FindInTown town={town} value={text} kept={{ autour }} />
      {dial && <ScopeDial dial={dial} path={path} query={{ q: text, section }} />}
      {found && (
        <section class="section" aria-labelledby="resultats">
          <h2 id="resultats">{foundInWords(found, text ?? found.text, words)}</h2>
          {meant && (
            <p>
              {t('search.meant')}{' '}
              <a class="tall" href={to(withQuery(path, { q: meant, autour }))}>
                {meant}
              </a>
            </p>
          )}
          {found.approximate && found.total > 0 && <p>{t('search.approximate', { text: found.text })}</p>}
          {found.sections.length > 1 || section ? (
            <nav class="tabs" aria-label={t('search.sections')}>
              <a href={to(withQuery(path, { q: text, autour }))} aria-current={section ? undefined : 'page'}>
                {t('search.all')}
              </a>
              {found.sections.map(({ section: one, count }) => (
                <a
                  href={to(withQuery(path, { q: text, section: one, autour }))}
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
          <Hits hits={found.items} town={town} />
          <Pager path={path} query={{ q: text, section, autour }} page={found.page} pages={found.pages} />
        </section>
      )}
      {elsewhere.length > 0 && (
        <Block title={t('search.elsewhere')} id="ailleurs">
          <ol class="list">
            {elsewhere.map((hit) => (
              <Hit hit={hit} withTown />
            ))}
          </ol>
        </Block>
      )}
    </>
  )
}

/** How many are found; examples are shown but not counted. */
function foundInWords({ total, items }: SearchPage, text: string, { t }: Words): string {
  return total === 0 && items.length > 0
    ? t('search.onlyExamples', { text })
    : t('search.count', { count: total, text })
}

/** What is found, kind by kind, the best kind first; one list where all are of one kind. */
function Hits({ hits, town }: { hits: SearchHit[]; town: TownCard }) {
  const { t } = useReader()
  const kinds = [...Map.groupBy(hits, ({ section }) => section)]
  return (
    <>
      {kinds.map(([section, some]) => (
        <>
          {kinds.length > 1 && <h3 class="kind">{t(`section.${section}`)}</h3>}
          <ol class="list">
            {some.map((hit) => (
              <Hit hit={hit} withTown={hit.town.slug !== town.slug} />
            ))}
          </ol>
        </>
      ))}
    </>
  )
}

export function Hit({ hit, withTown = false }: { hit: SearchHit; withTown?: boolean }) {
  const { to, t, words } = useReader()
  const excerpt = withoutTown(hit)
  return (
    <li>
      <p class="list__name">
        <a href={to(recordPath(hit.town.slug, hit.section, hit.path))}>{readableName(hit.name)}</a>
        {hit.example && <ExampleBadge />}
        {hit.past && <span class="badge">{t('event.past')}</span>}
      </p>
      {hit.advertiser && <AdvertiserLabel advertiser={hit.advertiser} />}
      <p class="line__facts">
        {withTown && <span>{elsewhereInWords({ ...hit.town, distance: hit.distance ?? null }, words)}</span>}
        {withTown && hit.distance === undefined && <span>{t(`section.${hit.section}`)}</span>}
        {hit.day && <When hit={hit} />}
        {hit.category && <Category category={hit.category} />}
      </p>
      {excerpt.length > 0 && (
        <p class="list__facts">{excerpt.map((piece) => (piece.hit ? <mark>{piece.text}</mark> : piece.text))}</p>
      )}
    </li>
  )
}

/** An address ends with its town, which the reader knows. */
function withoutTown({ excerpt, town }: SearchHit): SearchHit['excerpt'] {
  const last = excerpt.at(-1)
  if (!last || last.hit || !last.text.toLowerCase().endsWith(town.name.toLowerCase())) return excerpt
  const text = last.text.slice(0, -town.name.length).replace(/[,\s]+$/, '')
  return [...excerpt.slice(0, -1), ...(text ? [{ ...last, text }] : [])]
}

function When({ hit }: { hit: SearchHit }) {
  const { t, words, today } = useReader()
  const day = nearDay(hit.day!, today, words) ?? longDay(hit.day!, words, today)
  return (
    <span>
      <strong>
        {hit.startsAt ? `${day}, ${t('hour.at', { hour: clockTime(hit.startsAt.slice(11, 16), words) })}` : day}
      </strong>
    </span>
  )
}
