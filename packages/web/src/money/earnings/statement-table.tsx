import type { StatementCard } from '@wiker/billing/payout/standing.ts'
import { useReader } from '../../components/reader.ts'
import { monthName, plainDay } from '../../formatting/dates.ts'
import { moneyOf } from '../amount.ts'
import { LedgerTable } from './ledger-table.tsx'

/** The statements, each leading to its lines and its papers. */
export function StatementTable({ statements }: { statements: StatementCard[] }) {
  const { t, to, words } = useReader()
  return (
    <LedgerTable
      caption={t('earnings.statements')}
      columns={[
        { name: t('earnings.column.month') },
        { name: t('earnings.column.gross'), number: true },
        { name: t('earnings.column.invoice') },
        { name: t('earnings.column.state') },
      ]}
      rows={statements.map((one) => ({
        cells: [
          <a href={to(`/bureau/revenus/releves/${one.id}`)}>{monthName(one.month, words)}</a>,
          moneyOf(one.gross, one.currency, words),
          one.invoice?.number ?? '–',
          t(`earnings.state.${one.state}`, { day: one.payableFrom ? plainDay(one.payableFrom, words) : '' }),
        ],
      }))}
    />
  )
}
