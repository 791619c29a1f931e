import type { TownCard } from '@wiker/town/types.ts'
import { townPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'

export function NetworkHomeBody({ towns }: { towns: TownCard[] }) {
  const { to, t } = useReader()
  return (
    <Block title={t('network.towns', { count: towns.length })} id="communes">
      <ul class="towns">
        {towns.map((town) => (
          <li data-colour={town.colour}>
            <a href={to(townPath(town.slug))}>{town.name}</a>
          </li>
        ))}
      </ul>
    </Block>
  )
}
