/** The instant at which the clocks of a place show this day and time, with their offset: `2026-11-28T20:30:00+01:00`. */
export function instantIn(timezone: string, day: string, time: string): string {
  const guess = new Date(`${day}T${time}:00Z`)
  const offset = offsetAt(timezone, new Date(guess.getTime() - minutesOf(offsetAt(timezone, guess)) * 60_000))
  return `${day}T${time}:00${offset}`
}

function offsetAt(timezone: string, moment: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: timezone, timeZoneName: 'longOffset' }).formatToParts(moment)
  return parts.find((part) => part.type === 'timeZoneName')!.value.slice(3) || '+00:00'
}

function minutesOf(offset: string): number {
  const [hours, minutes] = offset.slice(1).split(':').map(Number)
  return (offset.startsWith('-') ? -1 : 1) * (hours! * 60 + minutes!)
}
