import { addDays } from '../events/days.ts'

export interface HolidayRow {
  country: string
  kind: 'school' | 'public'
  /** `A`, `B`, `C`; empty for the whole country. */
  zone: string
  name: string
  starts: string
  /** Last day included. */
  ends: string
  source: string
}

/** Days of one name that follow each other make one range. `days` in order. */
export function rangesOf(days: { day: string; name: string }[]): { name: string; starts: string; ends: string }[] {
  const ranges: { name: string; starts: string; ends: string }[] = []
  for (const { day, name } of days) {
    const last = ranges.at(-1)
    if (last && last.name === name && addDays(last.ends, 1) === day) last.ends = day
    else ranges.push({ name, starts: day, ends: day })
  }
  return ranges
}
