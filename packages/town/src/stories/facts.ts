import { addDays, dayIn, daysBetween, weekday as weekdayOf, zoned } from '../days.ts'
import { kilometres } from '../distance.ts'
import { nextOpening } from '../practical/opening.ts'
import type { Cell, Computed, FactValue, Origin } from './types.ts'

/** Something a sentence can be given: a value, several, or a sentence of its own. */
export type Given =
  | (FactValue & { is: 'fact'; style?: FactStyle })
  | { is: 'list'; items: Given[]; joined?: 'and' | 'semicolon' }
  | { is: 'phrase'; key: string; values: Values }
  | { is: 'period'; from: FactValue; to: FactValue }
export type Values = Record<string, Given | undefined>

export interface FactStyle {
  /** A small number in words: « trois ». */
  words?: boolean
  /** The weekday before a date, or alone. */
  weekday?: boolean
  decimals?: number
  /** A place, said by its common noun in a list: « le château d’Ancenis ». */
  article?: boolean
}

const fact = (type: FactValue['type'], from: Origin, style?: FactStyle, value = from.value): Given => ({
  is: 'fact',
  type,
  value,
  from,
  ...(style && { style }),
})

/** How many: in words up to nine. */
export const number = (from: Origin) => fact('number', from, { words: true })
/** A figure that is said in figures. */
export const figure = (from: Origin, decimals = 0) => fact('number', from, { decimals })
export const money = (from: Origin, currency = 'EUR'): Given => ({
  is: 'fact',
  type: 'money',
  value: from.value,
  currency,
  from,
})
export const percent = (from: Origin) => fact('percent', from, { decimals: 1 })
/** Kilometres. */
export const distance = (from: Origin) => fact('distance', from)
export const year = (from: Origin) => fact('year', from)
/** A date with its weekday: `samedi 28 novembre`. */
export const day = (from: Origin) => fact('day', from, { weekday: true })
export const plainDay = (from: Origin) => fact('day', from)
export const month = (from: Origin) => fact('month', from)
export const weekday = (from: Origin) => fact('weekday', from)
export const hour = (from: Origin) => fact('hour', from)
export const name = (from: Origin) => fact('name', from)
export const placeName = (from: Origin) => fact('name', from, { article: true })
export const list = (items: Given[], joined: 'and' | 'semicolon' = 'and'): Given => ({ is: 'list', items, joined })
export const phrase = (key: string, values: Values): Given => ({ is: 'phrase', key, values })
export const period = (from: Origin, to: Origin): Given => ({
  is: 'period',
  from: { type: 'day', value: from.value, from },
  to: { type: 'day', value: to.value, from: to },
})

/** What was worked out from cells. `recompute` does each again, from the values alone. */
export function compute(how: Computed['how'], of: Origin[], given?: string): Computed {
  const bare = { how, of, ...(given !== undefined && { given }) }
  return { ...bare, value: recompute({ ...bare, value: 0 })! }
}

/** How many cells there are. */
export const count = (of: Origin[]) => compute('count', of)
export const sum = (of: Origin[]) => compute('sum', of)
export const difference = (of: Origin, base: Origin) => compute('difference', [of, base])
/** Of a hundred parts of the second, how many the first is; one decimal at most. */
export const share = (of: Origin, whole: Origin) => compute('share', [of, whole])
/** By how much of a hundred the first is more (or less, and always said as a positive figure) than the base; one decimal. */
export const change = (of: Origin, base: Origin) => compute('change', [of, base])

/** The same computation from the values it names; undefined for one that its words do not tell. */
export function recompute({ how, of, given }: Computed): string | number | undefined {
  const values = of.map(({ value }) => value)
  const [one, other] = values as [number, number]
  const [text] = values as [string]
  switch (how) {
    case 'count':
      return of.length
    case 'sum':
      return cents((values as number[]).reduce((total, value) => total + value, 0))
    case 'difference':
      return cents(Math.abs(one - other))
    case 'share':
      return Math.round((one / other) * 1000) / 10
    case 'change':
      return Math.round(Math.abs((one - other) / other) * 1000) / 10
    case 'hour':
      return zoned(given!, Date.parse(text)).slice(11, 16)
    case 'day':
      return given ? dayIn(given, new Date(text)) : dayOf(text)
    case 'month':
      return dayOf(text).slice(0, 7)
    case 'year':
      return Number(dayOf(text).slice(0, 4))
    case 'weekday':
      return given ? Number(given) : weekdayOf(dayOf(text))
    case 'first':
      return values.toSorted(inOrder)[0]
    case 'last':
      return values.toSorted(inOrder).at(-1)
    case 'age':
      return Number(given!.slice(0, 4)) - Number(dayOf(text).slice(0, 4))
    case 'days':
      return daysBetween(dayOf(text), addDays(dayOf(values[1] as string), 1))
    case 'way':
      return wayThrough(of as Cell[])
    case 'now':
      return given
    case 'opening':
      return nextOpening(text, given!)?.day
    case 'opens':
      return nextOpening(text, given!)?.opens ?? undefined
    case 'closes':
      return nextOpening(text, given!)?.closes ?? undefined
    case 'pick':
      return picked(text, given!)
  }
}

const cents = (value: number) => Math.round(value * 100) / 100
const inOrder = (one: string | number, other: string | number) => (one < other ? -1 : one > other ? 1 : 0)

/** `2026/05/03`, `2026-05-03T…` and `03/05/2026` are the same day. */
export function dayOf(text: string): string {
  const french = /^(\d{2})\/(\d{2})\/(\d{4})/.exec(text)
  if (french) return `${french[3]}-${french[2]}-${french[1]}`
  return text.slice(0, 10).replaceAll('/', '-')
}

/** Kilometres as the crow flies through places, given as latitude, longitude, latitude…; one decimal. */
function wayThrough(of: Cell[]): number {
  const points = of.flatMap((_, at) =>
    at % 2 ? [] : [{ latitude: Number(of[at]!.value), longitude: Number(of[at + 1]!.value) }],
  )
  let way = 0
  for (const [at, point] of points.entries()) if (at > 0) way += kilometres(points[at - 1]!, point) ?? 0
  return Math.round(way * 10) / 10
}

/** A part of a longer text, found in it: a date among other words. */
function picked(text: string, part: string): string | undefined {
  if (!text.includes(part)) return undefined
  return /^\d{4}\/\d{2}\/\d{2}$/.test(part) ? dayOf(part) : part
}
