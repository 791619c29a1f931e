import type { CategoryCount, MapPoint, TownCard, TownOutline } from '@wiker/town/types.ts'
import { Category, categoryName } from '../components/category.tsx'
import { CategoryFilter } from '../components/filter.tsx'
import { recordPath, townPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { TownMap } from '../components/town-map.tsx'
import { readableName } from '../formatting/names.ts'

interface Props {
  town: TownCard
  points: MapPoint[]
  outline: TownOutline | undefined
  category: string | undefined
}

/** The town's outline with its places, and the same places as a list: nothing is on the map alone. */
export function MapBody({ town, points, outline, category }: Props) {
  const { to, t, words } = useReader()
  const shown = category ? points.filter((point) => (point.category ?? 'other') === category) : points
  const groups = [...Map.groupBy(shown, (point) => point.category ?? 'other')].toSorted(([a], [b]) =>
    categoryName(a, words).localeCompare(categoryName(b, words), words.locale),
  )
  return (
    <>
      <div class="page-head">
        <h1>{t('section.map')}</h1>
        <p>{t('map.intro', { town: town.name })}</p>
      </div>
      <CategoryFilter path={townPath(town.slug, 'carte')} query={{}} choices={countsOf(points)} chosen={category} />
      {points.length === 0 && (
        <Empty>
          <p>{t('empty.map', { town: town.name })}</p>
        </Empty>
      )}
      <div class="columns columns--even">
        <TownMap town={town} points={shown} outline={outline} />
        <div>
          {groups.map(([key, some]) => (
            <details class="group" open={Boolean(category) || groups.length < 4}>
              <summary>
                <Category category={key} /> <span class="count">{some.length}</span>
              </summary>
              <ul class="list list--plain">
                {some.map((point) => (
                  <li>
                    <a class="tall" href={to(recordPath(town.slug, point.section, point.path))}>
                      {readableName(point.name)}
                    </a>
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </div>
      </div>
    </>
  )
}

function countsOf(points: MapPoint[]): CategoryCount[] {
  return [...Map.groupBy(points, (point) => point.category ?? 'other')]
    .map(([category, some]) => ({ category, count: some.length }))
    .toSorted((a, b) => b.count - a.count)
}
