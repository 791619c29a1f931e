import type { CanonicalRecord, Event } from '@wiker/model'

/**
 * What of a change people who mean to come must know: `cancelled`, `postponed`, `full`, `moved` (another day, hour or place), and of which date
 * of a series. Undefined for another wording: nobody is woken for a comma.
 */
export function whatChanged(
  before: CanonicalRecord,
  after: CanonicalRecord,
): { what: string; date?: string } | undefined {
  if (before.type !== 'Event' || after.type !== 'Event') return undefined
  if (before.eventStatus !== after.eventStatus) return { what: after.eventStatus ?? 'scheduled' }
  const override = (after.recurrence?.overrides ?? []).find((one) => !hasSame(before, one))
  if (override) {
    const what = override.eventStatus && override.eventStatus !== 'scheduled' ? override.eventStatus : 'moved'
    return { what, date: override.recurrenceId }
  }
  const gone = after.recurrence?.exdates?.find((day) => !before.recurrence?.exdates?.includes(day))
  if (gone) return { what: 'cancelled', date: gone }
  return whenAndWhere(before) === whenAndWhere(after) ? undefined : { what: 'moved' }
}

const hasSame = ({ recurrence }: Event, one: object) =>
  (recurrence?.overrides ?? []).some((other) => JSON.stringify(other) === JSON.stringify(one))

function whenAndWhere({ startDate, endDate, recurrence, location }: Event): string {
  const { overrides: _, exdates: __, ...rule } = recurrence ?? { timezone: '' }
  return JSON.stringify([startDate, endDate ?? null, rule, location?.name ?? '', location?.streetAddress ?? ''])
}
