/** What the house aims at: a year's revenue without VAT, in cents of euros. */
export const yearlyGoal = 1_000_000_00

export interface GoalGiven {
  /** Cents of euros a month without VAT that come back today, and from how many customers. */
  monthly: number
  customers: number
  openTowns: number
  /** The same revenue at the end of whole months, the oldest first; the pace is that of the last three. */
  ends: readonly number[]
  /** Price of a month without VAT, for a house that has no customer yet. */
  price: number
}

export interface Path {
  /** Cents a year, and hundredths of a percent of the goal. */
  yearly: number
  share: number
  /** Customers that the goal takes, each bringing what one brings today. */
  customersNeeded: number
  /** Customers a town has today on average; undefined without a town. */
  perTown: number | undefined
  /** So many customers in each town: so many towns. */
  scenarios: { perTown: number; towns: number }[]
  /** Cents a month that a month adds, and after how many months the goal is there; `short`: fewer than three whole months are known. */
  pace: { known: false } | { known: true; gain: number; months: number | undefined }
}

/** From where we are to the goal, counted plainly: by what a customer brings on average, and by the pace of the last three months. */
export function pathToGoal({ monthly, customers, openTowns, ends, price }: GoalGiven): Path {
  const each = customers > 0 ? monthly / customers : price
  const customersNeeded = Math.ceil(yearlyGoal / 12 / each)
  return {
    yearly: monthly * 12,
    share: Math.round((monthly * 12 * 10_000) / yearlyGoal),
    customersNeeded,
    perTown: openTowns > 0 ? customers / openTowns : undefined,
    scenarios: [5, 10, 15, 20].map((perTown) => ({ perTown, towns: Math.ceil(customersNeeded / perTown) })),
    pace: paceOf(monthly, ends),
  }
}

function paceOf(monthly: number, ends: readonly number[]): Path['pace'] {
  const last = ends.slice(-4)
  if (last.length < 4) return { known: false }
  const gain = Math.round((last.at(-1)! - last[0]!) / 3)
  const missing = yearlyGoal / 12 - monthly
  return { known: true, gain, months: missing <= 0 ? 0 : gain > 0 ? Math.ceil(missing / gain) : undefined }
}
