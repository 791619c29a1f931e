import type { Sum } from '@wiker/billing/cockpit/values.ts'
import type { Child } from 'hono/jsx'
import { useReader } from '../../components/reader.ts'
import { number } from '../../formatting/quantities.ts'
import { moneyOf } from '../amount.ts'

interface Props {
  name: string
  /** A number, or sums of money by currency. */
  value: number | Sum[]
  /** The page with its lines: their total is this figure. */
  href: string
  note?: Child
}

/** A figure that leads to the lines behind it. */
export function Figure({ name, value, href, note }: Props) {
  const { words, to } = useReader()
  const said = typeof value === 'number' ? [number(value, words)] : sumsInWords(value, words)
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <a href={to(href)} data-figure={typeof value === 'number' ? 'count' : 'sum'}>
          {said.map((one) => (
            <span class="ledger__line">{one}</span>
          ))}
        </a>
        {note && <span class="amounts__note">{note}</span>}
      </dd>
    </div>
  )
}

/** Nothing is nothing in euros. */
export function sumsInWords(sums: readonly Sum[], words: Parameters<typeof moneyOf>[2]): string[] {
  const shown = sums.length > 0 ? sums : [{ currency: 'EUR', cents: 0 }]
  return shown.map(({ cents, currency }) => moneyOf(cents, currency, words))
}
