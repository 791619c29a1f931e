import type { EarnedMonth } from '@wiker/billing/share/earned.ts'
import { useReader } from '../../components/reader.ts'
import { Block } from '../../components/section.tsx'
import { monthName } from '../../formatting/dates.ts'
import { moneyOf } from '../amount.ts'
import { LedgerTable } from './ledger-table.tsx'

/** What each town has given since the start, this month beside it; towns of another currency are lines of their own. */
export function TownTotals({ months, today }: { months: EarnedMonth[]; today: string }) {
  const { t, words } = useReader()
  const thisMonth = `${today.slice(0, 7)}-01`
  const sum = (some: EarnedMonth[]) => some.reduce((total, { cents }) => total + cents, 0)
  const towns = [...Map.groupBy(months, ({ town, currency }) => `${town} ${currency}`).values()]
  return (
    <Block id="debut" title={t('earnings.soFar')}>
      <LedgerTable
        caption={t('earnings.soFar')}
        columns={[
          { name: t('earnings.column.town') },
          { name: monthName(thisMonth, words), number: true },
          { name: t('earnings.figure.all'), number: true },
        ]}
        rows={towns.map((some) => {
          const { townName, town, currency } = some[0]!
          return {
            cells: [
              townName ?? town ?? t('earnings.noTown'),
              moneyOf(sum(some.filter(({ month }) => month === thisMonth)), currency, words),
              <strong>{moneyOf(sum(some), currency, words)}</strong>,
            ],
          }
        })}
      />
    </Block>
  )
}
