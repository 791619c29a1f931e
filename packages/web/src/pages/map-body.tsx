import type { CategoryCount, Dial, MapPoint, TownCard, TownOutline } from '@wiker/town/types.ts'
import { AdvertiserLabel } from '../components/advertiser.tsx'
import { Category, categoryName, hueOf } from '../components/category.tsx'
import { CategoryFilter } from '../components/filter.tsx'
import { recordPath, townPath, withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { mostLinked, mostNumbered, TownMap } from '../components/town-map.tsx'
import { readableName } from '../formatting/names.ts'
import { MovingMap } from '../reading/moving-map.tsx'
import { ScopeDial } from '../reading/scope-dial.tsx'

interface Props {
  town: TownCard
  points: MapPoint[]
  outline: TownOutline | undefined
  around: TownOutline[]
  category: string | undefined
  dial?: Dial | undefined
}

/** The town's outline with its places, and the same places as a list: nothing is on the map alone. */
export function MapBody({ town, points, outline, around, category, dial }: Props) {
  const { t, words } = useReader()
  const chosen = category ? points.filter((point) => (point.category ?? 'other') === category) : points
  const groups = groupsOf(chosen, (key) => categoryName(key, words), words.locale)
  const shown = groups.flatMap(([, some]) => some)
  const path = townPath(town.slug, 'carte')
  const autour = dial && dial.scope.name !== 'town' ? dial.scope.name : undefined
  return (
    <>
      <div class="page-head">
        <h1>{t('section.map')}</h1>
        <p>
          {category
            ? t('list.only', { category: categoryName(category, words), count: shown.length })
            : t('map.intro', { town: town.name })}
        </p>
      </div>
      {dial && <ScopeDial dial={dial} path={path} query={{ category }} />}
      <CategoryFilter path={path} query={{ autour }} choices={countsOf(points)} chosen={category} />
      {points.length === 0 && (
        <Empty>
          <p>{t('empty.map', { town: town.name })}</p>
        </Empty>
      )}
      <div class="columns">
        <MovingMap town={town} query={{ category, autour }}>
          <TownMap town={town} points={shown} outline={outline} around={around} />
        </MovingMap>
        {category || shown.length <= mostLinked ? (
          <div>
            {groups.map(([key, some]) => (
              <Group
                category={key}
                points={some}
                first={shown.length <= mostNumbered ? shown.indexOf(some[0]!) + 1 : undefined}
                open={Boolean(category) || shown.length <= mostNumbered}
                town={town}
              />
            ))}
          </div>
        ) : (
          <Choices groups={groups} path={path} autour={autour} />
        )}
      </div>
    </>
  )
}

function Group({
  category,
  points,
  first,
  open,
  town,
}: {
  category: string
  points: MapPoint[]
  /** The number of its first point, when points are numbered. */
  first: number | undefined
  open: boolean
  town: TownCard
}) {
  const { to } = useReader()
  return (
    <details class="group" open={open}>
      <summary>
        <Category category={category} /> <span class="count">{points.length}</span>
      </summary>
      <ul class="list list--plain">
        {points.map((point, index) => (
          <li>
            <a class="tall" href={to(recordPath(point.of ?? town.slug, point.section, point.path))}>
              {first !== undefined && <span class={`number hue-${hueOf(category)}`}>{first + index}</span>}
              {readableName(point.name)}
            </a>
            {point.advertiser && <AdvertiserLabel advertiser={point.advertiser} />}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Where there is too much for one list: each kind is a page of its own. */
function Choices({
  groups,
  path,
  autour,
}: {
  groups: [string, MapPoint[]][]
  path: string
  autour?: string | undefined
}) {
  const { to, t } = useReader()
  return (
    <div>
      <p>{t('map.choose')}</p>
      <ul class="list list--plain">
        {groups.map(([key, some]) => (
          <li class="choice-line">
            <a class="tall" href={to(withQuery(path, { category: key, autour }))}>
              <Category category={key} />
            </a>
            <span class="count">{some.length}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function groupsOf(points: MapPoint[], name: (category: string) => string, locale: string): [string, MapPoint[]][] {
  return [...Map.groupBy(points, (point) => point.category ?? 'other')].toSorted(([a], [b]) =>
    name(a).localeCompare(name(b), locale),
  )
}

function countsOf(points: MapPoint[]): CategoryCount[] {
  return [...Map.groupBy(points, (point) => point.category ?? 'other')]
    .map(([category, some]) => ({ category, count: some.length }))
    .toSorted((a, b) => b.count - a.count)
}
