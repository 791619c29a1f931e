import type { WeekLine } from '@wiker/town/network/week.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { townPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { NetworkWeek } from './network-week.tsx'

export function NetworkHomeBody({ towns, week }: { towns: TownCard[]; week: WeekLine[] }) {
  const { to, t } = useReader()
  return (
    <>
      <NetworkWeek lines={week} />
      <Block title={t('network.towns', { count: towns.length })} id="communes">
        <ul class="towns">
          {towns.map((town) => (
            <li data-colour={town.colour}>
              <a href={to(townPath(town.slug))}>{town.name}</a>
            </li>
          ))}
        </ul>
      </Block>
    </>
  )
}
