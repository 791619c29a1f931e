import { sql } from 'kysely'
import { houseZone } from '../house-zone.ts'
import { withVat } from '../money/vat.ts'
import { countries, type Plan, vatOn } from '../plans/plans.ts'

/** What a plan brings in a month, in cents without VAT: a year's price is twelve months'. */
export function monthlyOf({ net, every }: Pick<Plan, 'net' | 'every'>): number {
  return Math.round(net / (every === 'year' ? 12 : 1))
}

/** The prices as a table `(country, plan, currency, monthly, asked)`: `asked` is what one period asks for, VAT included, at the rate of that day. */
export function planValues(today: string) {
  const rows = [...countries.values()].flatMap(({ country, currency, plans }) =>
    plans.map((plan) => ({
      country,
      plan: plan.code,
      currency,
      monthly: monthlyOf(plan),
      asked: withVat(plan.net, vatOn(country, today)).gross,
    })),
  )
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(country text, plan text, currency text, monthly bigint, asked bigint)`
}

/** States in which a subscription brings its price every month: who is late is still served, and counted until it is suspended. */
export const recurring = ['active', 'late'] as const

/** The first instant of a month where the house is. */
export const startOf = (month: string) => sql`(${month}::date::timestamp at time zone ${houseZone})`

/** Cents of one currency. */
export interface Sum {
  currency: string
  cents: number
}

/** Cents by currency, the euro first; a currency without any is not there. */
export function sumsOf<Row>(rows: readonly Row[], of: (row: Row) => Sum): Sum[] {
  const sums = new Map<string, number>()
  for (const row of rows) {
    const { currency, cents } = of(row)
    sums.set(currency, (sums.get(currency) ?? 0) + cents)
  }
  return [...sums]
    .map(([currency, cents]) => ({ currency, cents }))
    .filter(({ cents }) => cents !== 0)
    .sort((a, b) => Number(b.currency === 'EUR') - Number(a.currency === 'EUR') || a.currency.localeCompare(b.currency))
}
