import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Sum } from './values.ts'

export interface ExchangeRate {
  currency: string
  day: string
  /** Of that currency, what one euro is. */
  perEuro: number
}

/** The last rate said of each currency, up to a day. */
export async function ratesOn(db: Db, today: string): Promise<ExchangeRate[]> {
  const { rows } = await sql<ExchangeRate>`
    select distinct on (currency) currency, day::text as day, per_euro::float8 as "perEuro" from exchange_rate where day <= ${today}::date
    order by currency, day desc`.execute(db)
  return rows
}

export type RateKept = { ok: true } | { ok: false; field: 'currency' | 'day' | 'perEuro' }

/** Keeps what one euro is in a currency on a day; said again of the same day, the last one counts. */
export async function keepRate(db: Db, given: ExchangeRate, at: Date): Promise<RateKept> {
  if (!/^[A-Z]{3}$/.test(given.currency) || given.currency === 'EUR') return { ok: false, field: 'currency' }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given.day) || Number.isNaN(Date.parse(given.day))) return { ok: false, field: 'day' }
  if (!(given.perEuro > 0.0001 && given.perEuro < 1_000_000)) return { ok: false, field: 'perEuro' }
  await sql`insert into exchange_rate (currency, day, per_euro, at) values (${given.currency}, ${given.day}::date, ${given.perEuro}, ${at})
    on conflict (currency, day) do update set per_euro = excluded.per_euro, at = excluded.at`.execute(db)
  return { ok: true }
}

/** Sums of several currencies in euros, and those for which no rate was said. */
export function inEuros(
  sums: readonly Sum[],
  rates: readonly ExchangeRate[],
): { cents: number; apart: Sum[]; used: ExchangeRate[] } {
  const apart: Sum[] = []
  const used: ExchangeRate[] = []
  let cents = 0
  for (const sum of sums) {
    const rate = rates.find((one) => one.currency === sum.currency)
    if (sum.currency === 'EUR') cents += sum.cents
    else if (rate) {
      cents += Math.round(sum.cents / rate.perEuro)
      used.push(rate)
    } else apart.push(sum)
  }
  return { cents, apart, used }
}
