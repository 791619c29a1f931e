import type { PeopledOutline } from '@wiker/town/towns/outlines.ts'
import type { TownCard, TownMatch } from '@wiker/town/types.ts'
import { FindTown } from '../components/forms.tsx'
import { townPath } from '../components/links.ts'
import { NetworkMap } from '../components/network-map.tsx'
import { useReader } from '../components/reader.ts'
import { FoundTowns } from './found-towns.tsx'

interface Props {
  value: string | undefined
  outlines: PeopledOutline[]
  ground: PeopledOutline[]
  /** A few towns to begin with, and how many there are. */
  some: TownCard[]
  count: number
  /** What the search found: it takes the map's place, so that a reader on a phone sees it at once. */
  found?: TownMatch[] | undefined
}

export function NetworkBanner({ value, outlines, ground, some, count, found }: Props) {
  const { t } = useReader()
  return (
    <div class="nameplate nameplate--home nameplate--network">
      <div class="wrap columns columns--even">
        <div class="network-lead">
          <h1>{t('network.title')}</h1>
          {!found && <p class="nameplate__line">{t('network.lead')}</p>}
          <FindTown value={value} />
          {!found && <SomeTowns towns={some} count={count} />}
        </div>
        {found ? <FoundTowns text={value ?? ''} found={found} /> : <NetworkMap outlines={outlines} ground={ground} />}
      </div>
    </div>
  )
}

function SomeTowns({ towns, count }: { towns: TownCard[]; count: number }) {
  const { to, t } = useReader()
  if (towns.length === 0) return null
  return (
    <ul class="chips some-towns">
      {towns.map((town) => (
        <li>
          <a class="chip" href={to(townPath(town.slug))}>
            {town.name}
          </a>
        </li>
      ))}
      <li>
        <a class="tall" href="#communes">
          {t('network.all', { count })}
        </a>
      </li>
    </ul>
  )
}
