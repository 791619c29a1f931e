import { dayStart, formatDay, formatInstant, oneDay, type Zone } from './zone.ts'

/** A date as the model writes it: a whole day, or an instant. `wall` is what the town's clock shows, in milliseconds. */
export interface Moment {
  wholeDay: boolean
  /** The instant; of a whole day, its first. */
  instant: number
  wall: number
}

const dayForm = /^\d{4}-\d{2}-\d{2}$/

/** `undefined` when the text is no date. */
export function momentOf(text: string, zone: Zone): Moment | undefined {
  const milliseconds = Date.parse(text)
  if (Number.isNaN(milliseconds)) return undefined
  return dayForm.test(text) ? wholeDay(milliseconds, zone) : timed(milliseconds, zone)
}

export function wholeDay(wall: number, zone: Zone): Moment {
  return { wholeDay: true, instant: zone.instantOf(wall), wall }
}

export function timed(instant: number, zone: Zone): Moment {
  return { wholeDay: false, instant, wall: zone.wallOf(instant) }
}

/** The moment that the clock shows; of the two 02:30 of October, the first. */
export function atWall(wall: number, like: Moment, zone: Zone): Moment {
  return like.wholeDay ? wholeDay(dayStart(wall), zone) : timed(zone.instantOf(wall), zone)
}

export function format(moment: Moment, zone: Zone): string {
  return moment.wholeDay ? formatDay(moment.wall) : formatInstant(zone, moment.instant)
}

/** The first instant after: of a day, the next midnight. */
export function after(moment: Moment, zone: Zone): number {
  return moment.wholeDay ? zone.instantOf(moment.wall + oneDay) : moment.instant
}
