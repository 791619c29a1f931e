import type { AgendaRange, RangeName } from '../types.ts'

/**
 * The days a name stands for, seen from `today` in the town's zone. The week goes from Monday to Sunday; the week-end is Saturday and
 * Sunday (on a Sunday, that day alone). What is past of a range is left out: it never starts before today.
 */
export function rangeFor(_name: Exclude<RangeName, 'dates'>, _today: string): AgendaRange {
  throw new Error('rangeFor')
}

/** Days the reader chose; undefined when they are no days. Exchanged when in the wrong order, at most a year long. */
export function explicitRange(
  _from: string | undefined,
  _to: string | undefined,
  _today: string,
): AgendaRange | undefined {
  throw new Error('explicitRange')
}
