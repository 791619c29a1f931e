import type { Promised } from '../plans/plans.ts'

/** What is looked at to say whether a month was under what was promised. */
export interface Judged {
  readings: number
  /** What went online in that month. */
  publications: number
  /** Every day of it was paid for, and the money kept: a trial, a month given or paid back cost nothing. */
  isPaid: boolean
}

/** Whether a month is under what was promised: then one is due. A month in which nothing was published promises nothing when the promise says so. */
export function isUnder({ readings, publications, isPaid }: Judged, promised: Promised | undefined): boolean {
  return promised !== undefined && isPaid && publications >= promised.publications && readings < promised.readings
}

export interface Paid {
  /** Day, and the day after the last one. */
  from: string
  to: string
}

/** Whether each day of a month, `2026-11`, is in one of the periods that were paid for. */
export function coversMonth(month: string, paid: readonly Paid[]): boolean {
  const end = monthAfter(month)
  let reached = `${month}-01`
  for (const { from, to } of paid.toSorted((a, b) => a.from.localeCompare(b.from)))
    if (from <= reached && to > reached) reached = to
  return reached >= `${end}-01`
}

export function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

export function monthBefore(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}
