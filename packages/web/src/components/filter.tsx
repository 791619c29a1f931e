import type { CategoryCount } from '@wiker/town/types.ts'
import { categoryName } from './category.tsx'
import { Icon } from './icon.tsx'
import { withQuery } from './links.ts'
import { useReader } from './reader.ts'

interface Props {
  path: string
  /** What else the address says, kept in every choice. */
  query: Record<string, string | number | null | undefined>
  choices: CategoryCount[]
  chosen: string | undefined
}

/** Categories as links, folded away on a phone: each choice is an address that can be sent to a neighbour. */
export function CategoryFilter({ path, query, choices, chosen }: Props) {
  const { to, t, words } = useReader()
  if (choices.length < 2 && !chosen) return null
  return (
    <div class={choices.length > 24 ? 'filter' : 'filter filter--short'}>
      <details>
        <summary>
          <Icon name="filter" />
          {chosen ? t('filter.chosen', { category: categoryName(chosen, words) }) : t('filter.choose')}
        </summary>
        <ul class="chips">
          {chosen && (
            <li>
              <a class="chip" href={to(withQuery(path, query))}>
                {t('filter.all')}
              </a>
            </li>
          )}
          {choices.map(({ category, count }) => (
            <li>
              <a
                class="chip"
                href={to(withQuery(path, { ...query, category }))}
                aria-current={category === chosen ? 'true' : undefined}
              >
                {categoryName(category, words)} {count > 0 && <span class="count">{count}</span>}
              </a>
            </li>
          ))}
        </ul>
      </details>
      {chosen && (
        <a class="tall filter__all" href={to(withQuery(path, query))}>
          {t('filter.all')}
        </a>
      )}
    </div>
  )
}
