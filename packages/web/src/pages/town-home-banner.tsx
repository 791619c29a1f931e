import type { TownHome, TownOutline } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { TownPattern } from '../components/town-pattern.tsx'
import { longDay } from '../formatting/dates.ts'
import { number } from '../formatting/quantities.ts'

/** The town's name, large, over the drawing of its outline. */
export function TownBanner({ home, outline }: { home: TownHome; outline: TownOutline | undefined }) {
  const { t, words } = useReader()
  const { town } = home
  return (
    <div class={`nameplate nameplate--home${town.name.length > 26 ? ' nameplate--long' : ''}`}>
      <TownPattern outline={outline} />
      <div class="wrap">
        <h1>{town.name}</h1>
        <p class="nameplate__line">
          <strong>
            <time datetime={home.today}>{longDay(home.today, words)}</time>
          </strong>
          <br />
          {town.postalCodes[0]}
          {town.population ? ` · ${t('town.population', { count: number(town.population, words) })}` : ''}
        </p>
      </div>
    </div>
  )
}
