import type { CollectionLine, MenuLine, StopLine, TownCard } from '@wiker/town/types.ts'
import { BlockCredits, creditsOf } from '../components/block-credits.tsx'
import { recordPath, sectionPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { longDay, nearDay } from '../formatting/dates.ts'
import { clockTime } from '../formatting/hours.ts'
import { readableName } from '../formatting/names.ts'

const here = (town: TownCard, id: string) => `${sectionPath(town.slug, 'practical')}#${id}`

/** The bins: what is collected, and the next day. */
export function Collections({ collections, town }: { collections: CollectionLine[]; town: TownCard }) {
  const { t, words, today } = useReader()
  if (collections.length === 0) return null
  return (
    <section class="panel" aria-labelledby="collectes">
      <h2 id="collectes">{t('practical.collections')}</h2>
      <ul class="list">
        {collections.map(({ name, next, words: said, sector }) => (
          <li>
            <p class="list__name">{readableName(name)}</p>
            {next && <p class="rule">{nearDay(next, today, words) ?? longDay(next, words, today)}</p>}
            {(said ?? sector) && (
              <p class="line__facts">
                {said && <span>{said}</span>}
                {sector && <span>{sector}</span>}
              </p>
            )}
          </li>
        ))}
      </ul>
      <BlockCredits credits={creditsOf(collections)} page={here(town, 'collectes')} />
    </section>
  )
}

/** The week in the canteens: a day, a restaurant, its dishes. */
export function CanteenWeek({ menus, town }: { menus: MenuLine[]; town: TownCard }) {
  const { t, words, today } = useReader()
  if (menus.length === 0) return null
  const days = Map.groupBy(menus, (menu) => menu.day)
  return (
    <Block title={t('practical.canteen')} id="cantine">
      <div class="week">
        {[...days].map(([day, meals]) => (
          <section class="panel">
            <h3>{nearDay(day, today, words) ?? longDay(day, words, today)}</h3>
            {meals.map(({ restaurant, dishes }) => (
              <>
                {restaurant && <p class="list__facts">{restaurant}</p>}
                <ul class="list list--plain">
                  {dishes.map(({ name, labels, allergens }) => (
                    <li>
                      {name}
                      {labels && labels.length > 0 && <span class="list__facts"> {labels.join(', ')}</span>}
                      {allergens && allergens.length > 0 && (
                        <span class="list__facts"> {t('practical.allergens', { list: allergens.join(', ') })}</span>
                      )}
                    </li>
                  ))}
                </ul>
              </>
            ))}
          </section>
        ))}
      </div>
      <BlockCredits credits={creditsOf(menus)} page={here(town, 'cantine')} />
    </Block>
  )
}

const mostStops = 8

/** The stops, those from which something still leaves today first. */
export function NextDepartures({ stops, town }: { stops: StopLine[]; town: TownCard }) {
  const { t, to, words } = useReader()
  if (stops.length === 0) return null
  const sorted = stops.toSorted((one, other) => Number(other.departures.length > 0) - Number(one.departures.length > 0))
  return (
    <Block title={t('practical.departures')} id="arrets">
      <ul class="list">
        {sorted.slice(0, mostStops).map((stop) => (
          <li>
            <p class="list__name">
              <a href={to(recordPath(town.slug, 'practical', stop.path))}>{readableName(stop.name)}</a>
            </p>
            {stop.departures.length > 0 ? (
              <ul class="departures">
                {stop.departures.map(({ time, line, headsign }) => (
                  <li>
                    <strong class="figures">{clockTime(time, words)}</strong>{' '}
                    {t('practical.departure', { line, headsign: headsign ?? '', to: headsign ? 'yes' : 'no' })}
                  </li>
                ))}
              </ul>
            ) : (
              <p class="line__facts">
                <span>{t('practical.lines', { count: stop.lines.length, lines: stop.lines.join(', ') })}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
      <BlockCredits credits={creditsOf(sorted.slice(0, mostStops))} page={here(town, 'arrets')} />
    </Block>
  )
}
