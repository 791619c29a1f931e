import { addDays } from '../normalize/zoned.ts'
import type { Draft } from './row.ts'

/** A calendar with a row a day: days that follow one another and say the same are one event, days that name nothing are none. */
export function continues(before: Draft, next: Draft): boolean {
  const last = (before.fields.endDate ?? before.fields.startDate) as string | undefined
  const day = next.fields.startDate as string | undefined
  if (!last || !day || day !== addDays(last, 1)) return false
  if (before.fields.name !== next.fields.name) return false
  if (JSON.stringify(before.additional) !== JSON.stringify(next.additional)) return false
  before.fields.endDate = day
  return true
}
