import type { Standing } from '@wiker/billing/cockpit/subscriptions.ts'
import { type Sum, sumsOf } from '@wiker/billing/cockpit/values.ts'
import { useReader } from '../../components/reader.ts'
import { Block } from '../../components/section.tsx'
import { monthName } from '../../formatting/dates.ts'
import { home } from './asking.ts'
import type { MonthMoney } from './cockpit.tsx'
import { Figure } from './figure.tsx'

/** What came in and went in a month, and who left: of the month that goes on, what is late besides. */
export function MonthFigures({ isThis, late, ...read }: MonthMoney & { isThis: boolean; late: Standing[] }) {
  const { t, words } = useReader()
  const month = read.month.slice(0, 7)
  const owed = sumsOf(late, (one) => ({ currency: one.currency, cents: one.asked }))
  return (
    <Block
      id={`mois-${month}`}
      title={t(isThis ? 'cockpit.thisMonth' : 'cockpit.month', { month: monthName(read.month, words) })}
    >
      <dl class="amounts amounts--small">
        <Figure name={t('cockpit.paid')} value={read.paid} href={`${home}/encaissements?mois=${month}`} />
        {isThis && <Figure name={t('cockpit.late')} value={owed} href={`${home}/abonnements?etat=late`} />}
        <Figure
          name={t('cockpit.gone.refund')}
          value={read.givenBack}
          href={`${home}/sorties?mois=${month}&nature=refund`}
        />
        <Figure
          name={t('cockpit.gone.open')}
          value={read.disputed}
          href={`${home}/sorties?mois=${month}&nature=open`}
        />
        <Figure name={t('cockpit.gone.lost')} value={read.lost} href={`${home}/sorties?mois=${month}&nature=lost`} />
        <Figure
          name={t('cockpit.left')}
          value={read.goneCustomers}
          href={`${home}/mouvements?mois=${month}&sens=lost`}
          note={rate(read.goneCustomers, read.customers) ?? t('cockpit.noBase')}
        />
        <Figure
          name={t('cockpit.leftRevenue')}
          value={read.goneRevenue}
          href={`${home}/mouvements?mois=${month}&sens=lost`}
          note={read.base.map(shareGone).join(' · ')}
        />
      </dl>
      <p class="find__hint">{t('cockpit.left.what')}</p>
    </Block>
  )

  function shareGone({ currency, cents }: Sum): string {
    const share = rate(centsOf(read.goneRevenue, currency), cents) ?? ''
    return read.base.length > 1 ? `${currency} : ${share}` : share
  }

  function rate(part: number, whole: number): string | undefined {
    if (whole <= 0) return undefined
    const percent = new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 1 })
    return percent.format(part / whole)
  }
}

const centsOf = (sums: Sum[], currency: string) => sums.find((one) => one.currency === currency)?.cents ?? 0
