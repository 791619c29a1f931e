import type { HappeningKind } from '@wiker/platform/database/schema.ts'
import { addDays, isDay } from '../../days.ts'

const urgentChanges = ['cancelled', 'moved', 'postponed', 'rescheduled']

/** Of which date a change is; of the next one when it does not say. */
export function dayOf(details: Record<string, unknown>, nextDay: string | null): string | null {
  const said = details.day ?? details.date
  return typeof said === 'string' && isDay(said.slice(0, 10)) ? said.slice(0, 10) : nextDay
}

/** What cannot wait for the day's letter: an official alert, and what is cancelled or moved of today, tomorrow or the day after. */
export function isUrgent(
  { kind, details }: { kind: HappeningKind; details: Record<string, unknown> },
  nextDay: string | null,
  today: string,
): boolean {
  if (kind === 'alert') return true
  const day = dayOf(details, nextDay)
  if (day === null || day < today || day > addDays(today, 2)) return false
  return kind === 'withdrawn' || (kind === 'changed' && urgentChanges.includes(String(details.what)))
}
