import type { DateOrder } from './settings.ts'

export interface OrderGuess {
  order: DateOrder | 'ambiguous'
  /** `day-above-12`, `year-first`, `country` (with `undecided` when numeric dates were seen and none tells), `second-above-12`, `contradiction`. */
  reasons: string[]
}

/**
 * In which order a whole column writes its numeric dates. One value above 12 in a place settles it for all;
 * when none does, the country's habit is given with the reason `country` where it has only one, and `ambiguous` elsewhere.
 */
export function guessDateOrder(values: Iterable<unknown>, country: string): OrderGuess {
  let firstAbove = 0
  let secondAbove = 0
  let yearFirst = 0
  let seen = 0
  let unclear = 0
  for (const value of values) {
    if (typeof value !== 'string') continue
    const match = /^\D{0,12}?(\d{1,4})\s?[/.\- ]\s?(\d{1,2})\s?[/.\- ]\s?(\d{1,4})(?!\d)/.exec(value.trim())
    if (!match) continue
    seen++
    // Days with points come first everywhere, and the fifth of May reads the same both ways.
    if (!match[0].includes('.') && match[1] !== match[2]) unclear++
    const [first, second] = [Number(match[1]), Number(match[2])]
    if (match[1]!.length === 4) yearFirst++
    else if (first > 31 && match[3]!.length <= 2) yearFirst++
    else if (first > 12) firstAbove++
    else if (second > 12) secondAbove++
  }
  if (seen === 0) return { order: habit(country), reasons: ['country'] }
  if (yearFirst > seen / 2) return { order: 'ymd', reasons: ['year-first'] }
  if (firstAbove > 0 && secondAbove === 0) return { order: 'dmy', reasons: ['day-above-12'] }
  if (secondAbove > 0 && firstAbove === 0) return { order: 'mdy', reasons: ['second-above-12'] }
  if (firstAbove > 0 && secondAbove > 0) {
    // A few rows typed the wrong way round do not change a column's habit.
    if (firstAbove > secondAbove * 9) return { order: 'dmy', reasons: ['day-above-12', 'contradiction'] }
    if (secondAbove > firstAbove * 9) return { order: 'mdy', reasons: ['second-above-12', 'contradiction'] }
    return { order: 'ambiguous', reasons: ['contradiction'] }
  }
  return { order: habit(country), reasons: unclear > 0 ? ['country', 'undecided'] : ['country'] }
}

function habit(country: string): DateOrder | 'ambiguous' {
  if (country === 'US') return 'mdy'
  if (country === 'SE') return 'ymd'
  return country === 'CA' ? 'ambiguous' : 'dmy'
}
