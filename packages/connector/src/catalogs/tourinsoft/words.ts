import { isObject, type Json, listOf, objectOf, textOf } from '../fields.ts'

/** Lists in one text: `#` stands between entries, `|` between the fields of one, `$` between values of a field. */
export const entriesOf = (value: unknown): string[][] =>
  (textOf(value) ?? '')
    .split('#')
    .filter((entry) => entry.replace(/[|\s]/g, '') !== '')
    .map((entry) => entry.split('|').map((field) => field.trim()))

/** A value of a thesaurus is its label; of a list of them, all. */
export function label(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(label).filter(Boolean).join(', ') || undefined
  if (isObject(value)) return textOf(value.ThesLibelle)
  return textOf(value)
}

/** The first field under one of these names, whatever their case, accents apart: each office writes them its way. */
export function pick(object: Json, names: readonly string[]): unknown {
  const keys = new Map(Object.keys(object).map((key) => [key.toLowerCase(), key]))
  for (const name of names) {
    const key = keys.get(name.toLowerCase())
    if (key !== undefined && object[key] !== null && object[key] !== '') return object[key]
  }
  return undefined
}

/** The entries of the first list among these: objects in later versions, where older ones have one text. */
export function rows(object: Json, names: readonly string[]): Json[] {
  return listOf(pick(object, names)).map(objectOf)
}

/** `/Date(1100217600000)/`, `01/06/2027`, `2027-06-01T00:00:00` → `YYYY-MM-DD`. */
export function dayOf(value: unknown): string | undefined {
  const text = textOf(value) ?? ''
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text) ?? []
  if (day && month && year) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const epoch = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/.exec(text)?.[1]
  if (epoch && Math.abs(Number(epoch)) < 8.64e15) return new Date(Number(epoch)).toISOString().slice(0, 10)
  return /^\d{4}-\d\d-\d\d/.exec(text)?.[0]
}

/** `20:30`, `20h30`, `20:30:00`, `2027-06-01T20:30:00`; midnight is an hour nobody gave. */
export function hourOf(value: unknown): string {
  const [, hour, minute] = /(?:^|T)(\d{1,2})(?:[:h](\d{2})?)/i.exec(textOf(value) ?? '') ?? []
  if (hour === undefined || Number(hour) > 23) return ''
  const time = `${hour.padStart(2, '0')}:${minute ?? '00'}`
  return time === '00:00' ? '' : `T${time}:00`
}
