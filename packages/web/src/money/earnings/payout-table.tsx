import type { PayoutLine } from '@wiker/billing/payout/standing.ts'
import { useReader } from '../../components/reader.ts'
import { plainDay } from '../../formatting/dates.ts'
import { moneyOf } from '../amount.ts'
import { LedgerTable } from './ledger-table.tsx'
import { problemInWords } from './problem.ts'

/** What was paid, and what came back. */
export function PayoutTable({ payouts }: { payouts: PayoutLine[] }) {
  const { t, words } = useReader()
  return (
    <LedgerTable
      caption={t('earnings.payouts')}
      columns={[
        { name: t('earnings.column.day') },
        { name: t('earnings.column.amount'), number: true },
        { name: t('earnings.column.way') },
        { name: t('earnings.column.state') },
      ]}
      rows={payouts.map((one) => ({
        cells: [
          plainDay(one.paidOn ?? one.day, words),
          moneyOf(one.cents, one.currency, words),
          t(`earnings.way.${one.way}`, { account: one.account }),
          <>
            {t(`earnings.payout.${one.state}`)}
            {one.problem && one.problem !== 'balance_insufficient' && (
              <span class="ledger__note">{problemInWords(one.problem, words)}</span>
            )}
          </>,
        ],
      }))}
    />
  )
}
