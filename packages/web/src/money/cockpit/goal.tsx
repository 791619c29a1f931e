import { yearlyGoal } from '@wiker/billing/cockpit/goal.ts'
import { useReader } from '../../components/reader.ts'
import { Block } from '../../components/section.tsx'
import { monthName } from '../../formatting/dates.ts'
import { number } from '../../formatting/quantities.ts'
import { moneyOf, percentOf } from '../amount.ts'
import type { CockpitRead } from './cockpit.tsx'

/** Where we are on the way to a million euros a year, what it takes, and when at this pace; nothing is promised on too few months. */
export function Goal({ path, today }: Pick<CockpitRead, 'path' | 'today'>) {
  const { t, words } = useReader()
  const round = (cents: number) =>
    new Intl.NumberFormat(words.locale, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(
      cents / 100,
    )
  return (
    <Block id="but" title={t('cockpit.goal', { goal: round(yearlyGoal) })}>
      <p class="big-date">
        {t('cockpit.goal.where', { amount: moneyOf(path.yearly, 'EUR', words), share: percentOf(path.share, words) })}
      </p>
      <progress class="towards" max="10000" value={Math.min(10_000, path.share)} aria-labelledby="but" />
      <p>
        {t('cockpit.goal.takes', { customers: path.customersNeeded })}{' '}
        {path.perTown !== undefined &&
          t('cockpit.goal.perTown', {
            count: new Intl.NumberFormat(words.locale, { maximumFractionDigits: 1 }).format(path.perTown),
          })}
      </p>
      <ul>
        {path.scenarios.map(({ perTown, towns }) => (
          <li>{t('cockpit.goal.scenario', { perTown, towns: number(towns, words) })}</li>
        ))}
      </ul>
      <p>{pace()}</p>
    </Block>
  )

  function pace(): string {
    const { pace: one } = path
    if (!one.known) return t('cockpit.pace.unknown')
    const gain = moneyOf(one.gain, 'EUR', words)
    if (one.months === 0) return t('cockpit.pace.there')
    // Beyond twenty years a date says nothing.
    if (one.months === undefined || one.months > 240) return t('cockpit.pace.never', { gain })
    const [year, month] = today.split('-').map(Number)
    const when = new Date(Date.UTC(year!, month! - 1 + one.months, 1)).toISOString().slice(0, 10)
    return t('cockpit.pace.when', { gain, when: monthName(when, words) })
  }
}
