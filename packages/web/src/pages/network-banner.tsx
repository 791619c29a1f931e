import type { TownMatch, TownOutline } from '@wiker/town/types.ts'
import { FindTown } from '../components/forms.tsx'
import { NetworkMap } from '../components/network-map.tsx'
import { useReader } from '../components/reader.ts'
import { FoundTowns } from './found-towns.tsx'

interface Props {
  value: string | undefined
  outlines: TownOutline[]
  /** What the search found: it takes the map's place, so that a reader on a phone sees it at once. */
  found?: TownMatch[] | undefined
}

export function NetworkBanner({ value, outlines, found }: Props) {
  const { t } = useReader()
  return (
    <div class="nameplate nameplate--home nameplate--network">
      <div class="wrap columns columns--even">
        <div>
          <h1>{t('network.title')}</h1>
          {!found && <p class="nameplate__line">{t('network.lead')}</p>}
          <FindTown value={value} />
        </div>
        {found ? <FoundTowns text={value ?? ''} found={found} /> : <NetworkMap outlines={outlines} />}
      </div>
    </div>
  )
}
