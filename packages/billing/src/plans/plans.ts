import { readdirSync, readFileSync } from 'node:fs'
import { type CountryPack, countryOf } from '@wiker/platform/countries/countries.ts'
import { z } from 'zod'
import type { Rate } from '../money/vat.ts'

const day = z.iso.date()
const rate = z.int().min(0).max(10_000)

const countrySchema = z.strictObject({
  country: z.string().length(2),
  plans: z.array(
    z.strictObject({
      code: z.string().regex(/^[a-z-]+$/),
      for: z.enum(['merchant', 'town_hall', 'intercommunality']),
      /** Cents without VAT. */
      net: z.int().positive(),
      every: z.enum(['month', 'year']),
      trialDays: z.int().min(0),
      from: day,
      /** Sold up to this day, not included; who has it keeps it. */
      until: day.optional(),
    }),
  ),
  /** What an animator earns of what is collected without VAT, when the contract says nothing else. */
  share: z.array(z.strictObject({ from: day, rate })).min(1),
  /**
   * What a merchant is promised of a whole month that was paid for: readings of their pages, in a month in which they published at least so often. Under it, a
   * month is free.
   */
  promise: z
    .array(z.strictObject({ from: day, readings: z.int().positive(), publications: z.int().min(0) }))
    .default([]),
  /** Days after a failed payment during which a merchant still publishes. */
  graceDays: z.int().min(0),
})

/** What is sold in a country, in its currency and with its VAT, which its pack has (`countries/<code>/country.json`). */
export type CountryPlans = z.infer<typeof countrySchema> & Pick<CountryPack, 'currency' | 'vat'>
export type Plan = CountryPlans['plans'][number]
export type Promised = CountryPlans['promise'][number]

const folder = new URL('../../data/plans/', import.meta.url)

/** The prices of every country that has some, by its code: one file of data each. */
export const countries: ReadonlyMap<string, CountryPlans> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => countrySchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))
    .map((one) => {
      const { currency, vat } = countryOf(one.country)
      return [one.country, { ...one, currency, vat }]
    }),
)

/** What is sold on a day; nothing in a country that has no prices. */
export function plansOn(country: string, today: string): Plan[] {
  const plans = countries.get(country)?.plans ?? []
  return plans.filter(({ from, until }) => from <= today && (until === undefined || today < until))
}

export function findPlan(country: string, code: string): Plan | undefined {
  return countries.get(country)?.plans.find((plan) => plan.code === code)
}

/** The VAT of a country on a day. Throws for a country without prices, or a day before its first rate. */
export function vatOn(country: string, today: string): Rate {
  return on(countries.get(country)?.vat, today, country)
}

export function usualShareOn(country: string, today: string): Rate {
  return on(countries.get(country)?.share, today, country)
}

/**
 * What is promised for a month to who subscribed on a day. A promise that was made greater since is for everybody; one that was made smaller is for those who came
 * after. Undefined where nothing was ever promised.
 */
export function promisedIn(country: string, { month, since }: { month: string; since: string }): Promised | undefined {
  return greatestPromise(countries.get(country)?.promise ?? [], { month, since })
}

export function greatestPromise(all: readonly Promised[], { month, since }: { month: string; since: string }) {
  const sorted = all.toSorted((a, b) => a.from.localeCompare(b.from))
  const then = sorted.findLast(({ from }) => from <= since)
  const now = sorted.findLast(({ from }) => from <= `${month}-01`)
  return then && now ? (now.readings > then.readings ? now : then) : (now ?? then)
}

function on(rates: { from: string; rate: Rate }[] | undefined, today: string, country: string): Rate {
  const known = rates?.toSorted((a, b) => a.from.localeCompare(b.from)).findLast(({ from }) => from <= today)
  if (!known) throw new RangeError(`No rate is known in ${country} on ${today}`)
  return known.rate
}
