/** Time as an argument: nothing else in the product asks what time it is. */
export interface Clock {
  now(): Date
  /** The day it is in a time zone, `YYYY-MM-DD`. */
  today(zone: string): string
}

/**
 * Real time, or time stopped at `fixed`: a moment, or a day, which is then that day in every zone of Europe and the
 * Americas (noon, UTC).
 */
export function createClock(fixed?: string): Clock {
  const stopped = fixed ? new Date(fixed.includes('T') ? fixed : `${fixed}T12:00:00Z`).getTime() : null
  const now = () => (stopped === null ? new Date() : new Date(stopped))
  return { now, today: (zone) => dayIn(zone, now()) }
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** The calendar day of a moment in a time zone, `YYYY-MM-DD`. */
export function dayIn(zone: string, moment: Date): string {
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formatters.set(zone, formatter)
  }
  const parts = Object.fromEntries(formatter.formatToParts(moment).map(({ type, value }) => [type, value]))
  return `${parts.year}-${parts.month}-${parts.day}`
}
