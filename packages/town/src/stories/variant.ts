import { createHash } from 'node:crypto'
import { daysBetween } from '../days.ts'

/** Monday 5 January 1970. */
const firstMonday = '1970-01-05'

/** Weeks since one Monday: the same from a Monday to a Sunday, one more the week after, across years. */
export function weekOf(day: string): number {
  return Math.floor(daysBetween(firstMonday, day) / 7)
}

/** Seed of the sentences of a town's story: the same all week, the next one the week after. */
export function variantOf(town: string, kind: string, day: string): number {
  return (hash(`${town} ${kind}`) % 1000) + weekOf(day)
}

/** One of so many ways of saying a thing; with two or more, never the one of the week before. */
export function choose(variant: number, key: string, ways: number): number {
  return (variant + hash(key)) % ways
}

function hash(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0)
}
