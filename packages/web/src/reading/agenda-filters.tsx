import type { Agenda, Trait } from '@wiker/town/types.ts'
import { categoryName } from '../components/category.tsx'
import { Icon } from '../components/icon.tsx'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { dayPeriod } from '../formatting/dates.ts'
import { type AskedAgenda, daysQuery, filterQuery, toggled } from './asked-agenda.ts'

interface Props {
  path: string
  asked: AskedAgenda
  scope: 'town' | '5' | 'interco' | '30'
  agenda: Agenda
}

/** Every choice is a link, with how many it leads to; none leads to nothing. Folded away on a phone, and what is chosen stays in sight. */
export function AgendaFilters({ path, asked, scope, agenda }: Props) {
  const { to, t, words, today } = useReader()
  const { categories, traits, range } = asked
  const address = (changed: Partial<AskedAgenda>) => {
    const chosen = { ...asked, ...changed }
    return to(withQuery(path, { ...daysQuery(chosen.range), ...filterQuery({ ...chosen, scope }) }))
  }
  const tonight = { name: 'tonight' as const, from: today, to: today }
  const kinds = agenda.categories.length > 1 || categories.length > 0 ? agenda.categories : []
  const offersTonight = agenda.tonight > 0 && range.name !== 'tonight'
  const active = categories.length + traits.length
  return (
    <div class={kinds.length > 24 ? 'filter' : 'filter filter--short'}>
      <details>
        <summary>
          <Icon name="filter" />
          {active > 0 ? t('filters.titleWith', { count: active }) : t('filters.title')}
        </summary>
        {kinds.length > 0 && (
          <fieldset class="filter__group">
            <legend>{t('filters.kinds')}</legend>
            <ul class="chips">
              {kinds.map(({ category, count }) => (
                <li>
                  <Chip
                    href={address({ categories: toggled(categories, category) })}
                    text={categoryName(category, words)}
                    count={count}
                    chosen={categories.includes(category)}
                  />
                </li>
              ))}
            </ul>
          </fieldset>
        )}
        {(agenda.traits.length > 0 || offersTonight) && (
          <fieldset class="filter__group">
            <legend>{t('filters.like')}</legend>
            <ul class="chips">
              {agenda.traits.map(({ trait, count }) => (
                <li>
                  <Chip
                    href={address({ traits: toggled(traits, trait) })}
                    text={t(`trait.${trait}`)}
                    count={count}
                    chosen={traits.includes(trait)}
                  />
                </li>
              ))}
              {offersTonight && (
                <li>
                  <Chip
                    href={address({ range: tonight })}
                    text={t('filters.tonight')}
                    count={agenda.tonight}
                    chosen={false}
                  />
                </li>
              )}
            </ul>
          </fieldset>
        )}
        <DaysForm path={path} asked={asked} scope={scope} />
      </details>
      {(active > 0 || range.name === 'dates' || range.name === 'tonight') && (
        <ul class="chips filter__active" aria-label={t('filters.active')}>
          {range.name === 'dates' && (
            <Removal
              href={address({ range: upcoming(asked) })}
              choice={dayPeriod(range.from, range.to, words, today)}
            />
          )}
          {range.name === 'tonight' && (
            <Removal href={address({ range: upcoming(asked) })} choice={t('filters.tonight')} />
          )}
          {categories.map((category) => (
            <Removal
              href={address({ categories: toggled(categories, category) })}
              choice={categoryName(category, words)}
            />
          ))}
          {traits.map((trait: Trait) => (
            <Removal href={address({ traits: toggled(traits, trait) })} choice={t(`trait.${trait}`)} />
          ))}
          {active > 1 && (
            <li>
              <a class="tall" href={address({ categories: [], traits: [] })}>
                {t('filters.removeAll')}
              </a>
            </li>
          )}
        </ul>
      )}
    </div>
  )
}

const upcoming = ({ range }: AskedAgenda) => ({ ...range, name: 'upcoming' as const })

function Chip({ href, text, count, chosen }: { href: string; text: string; count: number; chosen: boolean }) {
  return (
    <a class="chip" href={href} aria-current={chosen ? 'true' : undefined}>
      {text} {count > 0 && <span class="count">{count}</span>}
    </a>
  )
}

/** A choice that is made, and the way to take it back. */
function Removal({ href, choice }: { href: string; choice: string }) {
  const { t } = useReader()
  return (
    <li>
      <a class="chip chip--on" href={href} aria-label={t('filters.remove', { choice })}>
        {choice} <span aria-hidden="true">×</span>
      </a>
    </li>
  )
}

function DaysForm({ path, asked, scope }: Pick<Props, 'path' | 'asked' | 'scope'>) {
  const { to, t, today } = useReader()
  const { range } = asked
  const kept = Object.entries(filterQuery({ ...asked, scope })).filter(([, value]) => value)
  const chosen = range.name === 'dates'
  return (
    <form class="filter__group filter__days" method="get" action={to(path)}>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <label>
        {t('filters.from')} <input type="date" name="from" min={today} value={chosen ? range.from : undefined} />
      </label>
      <label>
        {t('filters.to')} <input type="date" name="to" min={today} value={chosen ? range.to : undefined} />
      </label>
      <button class="button button--quiet" type="submit">
        {t('filters.show')}
      </button>
    </form>
  )
}
