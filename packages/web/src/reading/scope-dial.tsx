import type { Dial, ScopeName } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import type { Words } from '../formatting/words.ts'
import type { Query } from './asked-agenda.ts'

interface Props {
  dial: Dial
  path: string
  /** What else the address says, kept at every notch. */
  query?: Query
}

/** How far to look, as links: each notch is an address that can be sent and subscribed to. The element only remembers the last choice. */
export function ScopeDial({ dial, path, query = {} }: Props) {
  const { to, t, words } = useReader()
  if (dial.notches.length < 2) return null
  return (
    <scope-dial class="scope">
      <nav aria-label={t('scope.title')}>
        <ul class="scope__notches">
          {dial.notches.map(({ name }) => (
            <li>
              <a
                href={to(withQuery(path, { ...query, autour: name === 'town' ? null : name }))}
                data-autour={name}
                aria-current={name === dial.scope.name ? 'true' : undefined}
              >
                {notchName(name, dial, words)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </scope-dial>
  )
}

/** "CC Estuaire et Sillon" without the letters that only offices know. */
export function shortGroupName(name: string): string {
  return name.replace(/^(?:CC|CA|CU|CCAM?|Métropole)\s+(?:(?:du|de la|de l['’]|des|de|d['’])\s*)?(?=\p{Lu})/u, '')
}

function notchName(name: ScopeName, { scope, intercommunality }: Dial, words: Words): string {
  if (name === 'town') return scope.town.name
  return name === 'interco' ? shortGroupName(intercommunality ?? '') : words.t(`scope.${name}`)
}

/** "Savenay et à 5 km autour": where the lines of a wider list are from; the town's name alone otherwise. */
export function scopeInWords({ scope, intercommunality }: Dial, words: Words): string {
  const town = scope.town.name
  if (scope.name === 'town') return town
  if (scope.name === 'interco')
    return words.t('scope.said.interco', { town, name: shortGroupName(intercommunality ?? '') })
  return words.t(`scope.said.${scope.name}`, { town })
}
