import { type Bar, BarChart } from '../../charts/bars.tsx'
import { useReader } from '../../components/reader.ts'
import { Block } from '../../components/section.tsx'
import { monthName } from '../../formatting/dates.ts'
import { number } from '../../formatting/quantities.ts'
import { moneyOf } from '../amount.ts'
import { home } from './asking.ts'
import type { CockpitRead } from './cockpit.tsx'

/** Thirteen months: what came back each month at its end, who brought it, and what came in. */
export function Charts({ history, collected }: Pick<CockpitRead, 'history' | 'collected'>) {
  const { t, words } = useReader()
  const label = new Intl.DateTimeFormat(words.locale, { month: 'short', timeZone: 'UTC' })
  const bar = (month: string, value: number, said: string, path: string): Bar => ({
    label: label.format(new Date(`${month}T00:00Z`)),
    name: monthName(month, words),
    value,
    said,
    href: `${home}/${path}?mois=${month.slice(0, 7)}`,
  })
  const compact = new Intl.NumberFormat(words.locale, { notation: 'compact', maximumFractionDigits: 1 })
  const euros = (value: number) => `${compact.format(value / 100)}\u00a0€`
  const inEuros = (cents: number) => moneyOf(cents, 'EUR', words)
  return (
    <Block id="mois" title={t('cockpit.charts')}>
      <BarChart
        id="graphe-recurrent"
        title={t('cockpit.chart.recurring')}
        bars={history.map((one) => bar(one.month, one.euros, inEuros(one.euros), 'mouvements'))}
        tick={euros}
        heads={[t('cockpit.column.month'), t('cockpit.column.monthly')]}
      />
      <BarChart
        id="graphe-clients"
        title={t('cockpit.chart.customers')}
        bars={history.map((one) => bar(one.month, one.customers, number(one.customers, words), 'mouvements'))}
        tick={(value) => (Number.isInteger(value) ? number(value, words) : '')}
        heads={[t('cockpit.column.month'), t('cockpit.paying')]}
      />
      <BarChart
        id="graphe-encaisse"
        title={t('cockpit.chart.collected')}
        bars={collected.map((one) => bar(one.month, one.euros, inEuros(one.euros), 'encaissements'))}
        tick={euros}
        heads={[t('cockpit.column.month'), t('cockpit.paid')]}
      />
    </Block>
  )
}
