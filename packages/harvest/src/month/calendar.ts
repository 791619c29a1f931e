/** The month of the test: thirty days, with the night on which the clocks go back (25 October 2026) among them. */
export const days = 30
const first = Date.UTC(2026, 9, 8)
const length = 86_400_000

/** `2026-10-08` of day 0; days may be negative or beyond the month. */
export const dateOf = (day: number): string => new Date(first + day * length).toISOString().slice(0, 10)

/** When the harvest of a day goes round: five in the morning, UTC. */
export const momentOf = (day: number): Date => new Date(first + day * length + 5 * 3_600_000)

/** `+02:00` until the last Sunday of October, `+01:00` from then on: Europe/Paris by day, which is enough after three in the morning. */
export const offsetOf = (day: number): string => (dateOf(day) < '2026-10-25' ? '+02:00' : '+01:00')

/** `2026-10-08T20:30:00+02:00`. */
export const instantOf = (day: number, hour: string): string => `${dateOf(day)}T${hour}:00${offsetOf(day)}`

/** A day and an hour of the town's clock, `2026-10-12T20:30`, as an instant. */
export const withOffset = (local: string): string => `${local}:00${local < '2026-10-25T03:00' ? '+02:00' : '+01:00'}`
