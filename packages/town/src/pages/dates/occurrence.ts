import type { Event, OccurrenceOverride, PlaceReference } from '@wiker/model'

export type OccurrenceChange =
  | { do: 'cancel'; note: string }
  /** To another moment (an instant or a day), another hall, or both. */
  | { do: 'move'; startDate?: string | undefined; location?: PlaceReference | undefined; note: string }
  /** It takes place as the series says. */
  | { do: 'restore' }

/** The event with one of its dates cancelled, moved, or as it was (RFC 5545 RECURRENCE-ID); the rest of the series is untouched. */
export function changeOccurrence(event: Event, recurrenceId: string, change: OccurrenceChange): Event {
  const { recurrence } = event
  if (!recurrence) return event
  const others = (recurrence.overrides ?? []).filter((one) => one.recurrenceId !== recurrenceId)
  const override = overrideOf(recurrenceId, change)
  const overrides = override
    ? [...others, override].sort((a, b) => a.recurrenceId.localeCompare(b.recurrenceId))
    : others
  const { overrides: _, ...rule } = recurrence
  return { ...event, recurrence: { ...rule, ...(overrides.length > 0 && { overrides }) } }
}

function overrideOf(recurrenceId: string, change: OccurrenceChange): OccurrenceOverride | undefined {
  if (change.do === 'restore') return undefined
  const note = change.note.trim() ? { note: change.note.trim() } : {}
  if (change.do === 'cancel') return { recurrenceId, eventStatus: 'cancelled', ...note }
  const { startDate, location } = change
  const moved = startDate && startDate !== recurrenceId ? { startDate } : {}
  return { recurrenceId, ...moved, ...(location && { location }), ...note }
}
