import type { InvoiceLine } from '@wiker/billing/invoice/file.ts'
import { useReader } from '../../components/reader.ts'
import { plainDay } from '../../formatting/dates.ts'
import { moneyOf } from '../amount.ts'

/** Invoices and credit notes, each with its file. */
export function InvoiceList({ invoices, pathOf }: { invoices: InvoiceLine[]; pathOf: (id: number) => string }) {
  const { t, to, words } = useReader()
  if (invoices.length === 0) return <p>{t('subscription.noInvoice')}</p>
  return (
    <ul class="list">
      {invoices.map(({ id, number, kind, day, gross, currency }) => (
        <li>
          <p class="list__name">
            <a href={to(pathOf(id))} download>
              {t(kind === 'credit-note' ? 'subscription.creditNote' : 'subscription.invoice', { number })}
            </a>
          </p>
          <p class="line__facts">
            <span>{plainDay(day, words)}</span>
            <span>{moneyOf(gross, currency, words)}</span>
            <span>PDF</span>
          </p>
        </li>
      ))}
    </ul>
  )
}
