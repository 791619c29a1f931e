import { addDays } from '../normalize/zoned.ts'

/** In most of the sample each day is the one after the row before. */
export function isDaily(days: readonly (string | undefined)[]): boolean {
  if (days.length < 10) return false
  let following = 0
  for (let i = 1; i < days.length; i++) {
    const before = days[i - 1]
    if (before?.length === 10 && days[i] === addDays(before, 1)) following++
  }
  return following > (days.length - 1) * 0.9
}
