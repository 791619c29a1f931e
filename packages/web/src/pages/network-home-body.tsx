import type { TownCard, TownMatch, TownOutline } from '@wiker/town/types.ts'
import { townPath } from '../components/links.ts'
import { NetworkMap } from '../components/network-map.tsx'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'

interface Props {
  towns: TownCard[]
  outlines: TownOutline[]
  text: string | undefined
  found: TownMatch[] | undefined
}

export function NetworkHomeBody({ towns, outlines, text, found }: Props) {
  const { to, t } = useReader()
  return (
    <>
      {found && <FoundTowns text={text ?? ''} found={found} />}
      <div class="columns columns--even columns--map">
        <Block title={t('network.towns', { count: towns.length })} id="communes">
          <ul class="towns">
            {towns.map((town) => (
              <li data-colour={town.colour}>
                <a href={to(townPath(town.slug))}>{town.name}</a>
              </li>
            ))}
          </ul>
        </Block>
        <Block title={t('network.map')} id="carte">
          <NetworkMap outlines={outlines} />
        </Block>
      </div>
    </>
  )
}

/** Open towns first; the others are said to be known, without a site yet. */
export function FoundTowns({ text, found }: { text: string; found: TownMatch[] }) {
  const { to, t } = useReader()
  const open = found.filter((town) => town.open)
  const closed = found.filter((town) => !town.open).slice(0, 6)
  return (
    <Block title={t('find.title', { text })} id="trouve">
      {open.length > 0 && (
        <ul class="chips">
          {open.map((town) => (
            <li data-colour={town.colour}>
              <a class="button" href={to(townPath(town.slug))}>
                {town.name} {town.postalCodes[0] && <span class="figures">{town.postalCodes[0]}</span>}
              </a>
            </li>
          ))}
        </ul>
      )}
      {open.length === 0 && (
        <Empty>
          <p>{closed.length > 0 ? t('find.notOpen') : t('find.nothing', { text })}</p>
        </Empty>
      )}
      {closed.length > 0 && (
        <p class="list__facts found-closed">
          {t('find.closed', {
            towns: closed.map((town) => `${town.name} (${town.postalCodes[0] ?? town.department ?? ''})`).join(', '),
          })}
        </p>
      )}
    </Block>
  )
}
