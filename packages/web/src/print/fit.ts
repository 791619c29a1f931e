import type { Announced, AnnouncedDay } from './announced.ts'

/** How much a sheet holds, in lines of its text. */
export interface Room {
  lines: number
  /** Letters that a line holds. */
  letters: number
}

export interface FittedDay extends AnnouncedDay {
  /** How many of the day there was no room for. */
  left: number
}

/** A day's name above its lines, with the space before it. */
const headingLines = 1.7
const gapLines = 0.25

/**
 * What fits of a week. Where all does not, the days take turns, each with what happens once before what comes back, so that a full Tuesday does
 * not cost the Sunday its place; how many were left out is said under each day.
 */
export function fitWeek(days: AnnouncedDay[], room: Room): FittedDay[] {
  const whole = days.map((day) => firstOf(day, day.items.length))
  if (linesOf(whole, room.letters) <= room.lines) return whole
  const fitted = days.map((day) => firstOf(day, 0))
  for (let taken = true; taken; ) {
    taken = false
    for (const [index, day] of days.entries()) {
      const before = fitted[index]!
      if (before.left === 0) continue
      fitted[index] = firstOf(day, before.items.length + 1)
      if (linesOf(fitted, room.letters) <= room.lines) taken = true
      else fitted[index] = before
    }
  }
  return fitted
}

export function leftOut(days: FittedDay[]): number {
  return days.reduce((sum, day) => sum + day.left, 0)
}

function firstOf({ day, items }: AnnouncedDay, count: number): FittedDay {
  const chosen = new Set([...items].sort((a, b) => Number(a.comesBack) - Number(b.comesBack)).slice(0, count))
  return { day, items: items.filter((item) => chosen.has(item)), left: Math.max(0, items.length - count) }
}

export function linesOf(days: FittedDay[], letters: number): number {
  return days.reduce(
    (sum, { items, left }) =>
      sum + headingLines + (left > 0 ? 1 : 0) + items.reduce((total, item) => total + itemLines(item, letters), 0),
    0,
  )
}

function itemLines(item: Announced, letters: number): number {
  return Math.ceil(textOf(item).length / letters) + gapLines
}

/** One item as the sheet sets it, for measuring. */
export function textOf({ name, status, example, where, price, advert }: Announced): string {
  return [name, status, example, where, price, advert].filter(Boolean).join(' – ')
}
