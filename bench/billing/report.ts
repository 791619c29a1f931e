import { percent, table, whole } from '../table.ts'
import type { BillingBench } from './bench.ts'

export function billingTable({ writers, rowsEach, runs }: BillingBench): string {
  return [
    `BILLING: ${writers} writers, ${rowsEach} rows a payment, each payment a transaction`,
    table(
      ['', 'payments/s', 'rows/s', 'beside the floor', 'right'],
      runs.map((run) => [
        run.name,
        whole(run.paymentsPerSecond),
        whole(run.rows / run.seconds),
        run.floor ? percent(run.paymentsPerSecond / run.floor) : 'the floor',
        run.correct ? 'yes' : 'NO',
      ]),
    ),
    '',
  ].join('\n')
}
