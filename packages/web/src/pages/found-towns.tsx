import type { TownMatch } from '@wiker/town/types.ts'
import { townPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'

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
