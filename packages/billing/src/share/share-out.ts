import { allocate } from '../money/allocate.ts'
import { partOf, type Rate } from '../money/vat.ts'

/** An animator's contract for a town. */
export interface Contract {
  /** Who earns. */
  animator: string
  /** First day, `YYYY-MM-DD`. */
  from: string
  /** The day after the last; null: goes on. */
  to: string | null
  /** Its part beside the others of the same days: two animators with 1 and 1 have half each. */
  weight: number
  /** What it earns of what is collected without VAT, from a day on; the first begins with the contract. */
  rates: { from: string; rate: Rate }[]
}

/** Money that came in for the service of a town's days. */
export interface Collected {
  /** Cents without VAT, what was given back taken off. Payment fees are the house's. */
  net: number
  /** The day on which it was collected: its rates are those of that day. */
  on: string
  /** Days of service it pays: the first, and the day after the last. */
  from: string
  to: string
}

export interface Share {
  animator: string
  cents: number
  rate: Rate
}

/** The rule's name, kept beside every share that it gave. */
export const shareRule = 'collected-net-by-days/1'

/**
 * What each animator earns on what was collected: the amount without VAT is spread over the days it pays, each day over the contracts in force by
 * their weights, and each contract earns its rate of its part. A day without any contract is the house's. A contract's rate is the one of the day of
 * collection: a later change touches nothing that was collected before. Cents are never lost nor made: those of one rate together earn that rate
 * of their whole part.
 */
export function shareOut({ net, on, from, to }: Collected, contracts: readonly Contract[]): Share[] {
  const parts = daysOf(from, to, contracts)
  const rated = parts.map(({ contract, days }) => ({ contract, days, rate: contract ? rateOn(contract, on) : 0 }))
  const byRate = [...Map.groupBy(rated, ({ rate }) => rate)]
  const nets = allocate(
    net,
    byRate.map(([, some]) => total(some.map(({ days }) => days))),
  )
  return byRate.flatMap(([rate, some], index) => {
    const earned = allocate(
      partOf(nets[index]!, rate),
      some.map(({ days }) => days),
    )
    return some.flatMap(({ contract }, place) =>
      contract && earned[place] !== 0 ? [{ animator: contract.animator, cents: earned[place]!, rate }] : [],
    )
  })
}

/** What must still be written so that what was shared is what is due: it may take back. Nothing for whom nothing changes. */
export function shareStillDue(due: readonly Share[], written: ReadonlyMap<string, number>): Map<string, number> {
  const still = new Map([...written].map(([animator, cents]) => [animator, -cents]))
  for (const { animator, cents } of due) still.set(animator, (still.get(animator) ?? 0) + cents)
  return new Map([...still].filter(([, cents]) => cents !== 0))
}

export interface DaysHeld {
  /** On which this animator had a contract, of so many days paid. */
  days: number
  of: number
  /** Somebody else had a contract on some of them. */
  shared: boolean
}

/** The days of a service on which an animator had a contract. */
export function daysHeld(
  animator: string,
  { from, to }: Pick<Collected, 'from' | 'to'>,
  contracts: readonly Contract[],
): DaysHeld {
  const spans = spansOf(from, to, contracts)
  const hers = spans.filter(({ active }) => active.some((one) => one.animator === animator))
  return {
    days: total(hers.map(({ days }) => days)),
    of: total(spans.map(({ days }) => days)),
    shared: hers.some(({ active }) => active.some((one) => one.animator !== animator)),
  }
}

/** The weighted days of each contract in a period, all on one scale; those of no contract under `undefined`. */
function daysOf(
  from: string,
  to: string,
  contracts: readonly Contract[],
): { contract: Contract | undefined; days: number }[] {
  const spans = spansOf(from, to, contracts)
  // Every span's weights are brought to one whole number: days count the same however many share them.
  const scale = spans.reduce((least, { weight }) => leastCommonMultiple(least, weight || 1), 1)
  const days = new Map<Contract | undefined, number>()
  for (const span of spans) {
    if (span.active.length === 0) days.set(undefined, (days.get(undefined) ?? 0) + span.days * scale)
    for (const one of span.active) days.set(one, (days.get(one) ?? 0) + (span.days * one.weight * scale) / span.weight)
  }
  return [...days].map(([contract, weighted]) => ({ contract, days: weighted }))
}

/** A period cut where contracts begin and end, with those in force in each part. */
function spansOf(from: string, to: string, contracts: readonly Contract[]) {
  if (!(from < to)) throw new RangeError(`A service from ${from} to ${to} has no day`)
  const bounds = new Set([from, to])
  for (const contract of contracts) {
    for (const day of [contract.from, contract.to]) if (day && day > from && day < to) bounds.add(day)
  }
  const cuts = [...bounds].sort()
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index]!
    const active = contracts.filter((one) => one.from <= start && (one.to === null || one.to > start) && one.weight > 0)
    return { days: daysBetween(start, end), active, weight: total(active.map((one) => one.weight)) }
  })
}

/** The rate on a day; before the first, the first: a successor's contract may begin after the money came in. */
export function rateOn({ rates }: Contract, day: string): Rate {
  const sorted = rates.toSorted((a, b) => a.from.localeCompare(b.from))
  const known = sorted.findLast((one) => one.from <= day) ?? sorted[0]
  if (!known) throw new RangeError('A contract without a rate')
  return known.rate
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000)
}

function leastCommonMultiple(a: number, b: number): number {
  const divisor = (x: number, y: number): number => (y === 0 ? x : divisor(y, x % y))
  return (a / divisor(a, b)) * b
}

const total = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0)
