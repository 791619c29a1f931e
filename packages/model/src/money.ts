import { z } from 'zod'

/**
 * An amount that is owed or paid, in the currency's smallest unit (cents), so that sums are exact.
 * Amounts read in open data (`amount` of a subsidy, `price` of a ticket) stay decimal numbers as published.
 */
export const moneySchema = z.object({
  cents: z.int(),
  /** ISO 4217: `EUR`, `RON`, `SEK`. */
  currency: z.string().regex(/^[A-Z]{3}$/),
})
export type Money = z.infer<typeof moneySchema>
