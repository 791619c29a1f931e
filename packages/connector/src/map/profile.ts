import { normalizeDates } from '../normalize/dates.ts'
import { gazetteerOf } from '../places/gazetteer.ts'
import type { RawRecord } from '../types.ts'
import { type Kind, kindsOf } from './detectors.ts'
import { fold, knowsNothing } from './words.ts'

/** What a column's values look like over the sample. Shares are of the filled cells. */
export interface Profile {
  index: number
  /** Share of records with a value. */
  filled: number
  filledCount: number
  /** Distinct values / filled cells. */
  distinct: number
  distinctCount: number
  kinds: Partial<Record<Kind, number>>
  /** Of the numbers, when most are. */
  numbers?: { min: number; max: number; median: number; decimals: number }
  meanLength: number
  maxLength: number
  meanWords: number
  /** At most 200 distinct values, as text, in order of appearance. */
  examples: string[]
  /** Raw values of the same rows, for decisions on typed values. */
  raw: unknown[]
  /** Share of texts that can be read as a date. */
  readableDates: number
  /** Share of postal codes that a town of the country has. */
  knownPostcodes: number
}

/** What a column is about is told by the beginning of its texts, however long one of them is. */
const LONGEST = 20_000

export function profileColumns(columns: readonly string[], sample: readonly RawRecord[], country: string): Profile[] {
  return columns.map((_, index) => profileColumn(index, sample, country))
}

function profileColumn(index: number, sample: readonly RawRecord[], country: string): Profile {
  const counts = new Map<string, number>()
  const raw: unknown[] = []
  let filled = 0
  let length = 0
  let words = 0
  let maxLength = 0
  for (const record of sample) {
    const value = record.values[index]
    if (value === undefined || value === null) continue
    const whole = textOf(value)
    const text = whole.slice(0, LONGEST).trim()
    if (text === '' || knowsNothing(text)) continue
    filled++
    if (raw.length < 400) raw.push(typeof value === 'string' && value.length > LONGEST ? text : value)
    counts.set(text, (counts.get(text) ?? 0) + 1)
    length += whole.length
    maxLength = Math.max(maxLength, whole.length)
    words += text.split(/\s+/).length
  }
  const examples = [...counts.keys()].slice(0, 200)
  const profile: Profile = {
    index,
    filled: sample.length === 0 ? 1 : filled / sample.length,
    filledCount: filled,
    distinct: filled === 0 ? 0 : counts.size / filled,
    distinctCount: counts.size,
    kinds: {},
    meanLength: filled === 0 ? 0 : length / filled,
    maxLength,
    meanWords: filled === 0 ? 0 : words / filled,
    examples,
    raw,
    knownPostcodes: 0,
    readableDates: 0,
  }
  countKinds(profile, counts, country)
  profile.numbers = numbersOf(examples)
  profile.readableDates = readableDates(profile, country)
  return profile
}

/** Lists of words count by their words, things by their JSON. */
function textOf(value: unknown): string {
  if (typeof value !== 'object') return String(value)
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each !== 'object')
    ? value.join(', ')
    : JSON.stringify(value)
}

function countKinds(profile: Profile, counts: Map<string, number>, country: string): void {
  let total = 0
  let known = 0
  const gazetteer = gazetteerOf(country)
  for (const text of profile.examples) {
    const weight = counts.get(text)!
    total += weight
    const kinds = kindsOf(text.length > 400 ? text.slice(0, 400) : text, { country })
    for (const kind of kinds) profile.kinds[kind] = (profile.kinds[kind] ?? 0) + weight
    if (kinds.includes('postcode') && gazetteer.byPostalCode(text.replace(/[.,]0+$/, '').padStart(5, '0')).length > 0)
      known += weight
  }
  for (const kind of Object.keys(profile.kinds) as Kind[]) profile.kinds[kind]! /= total
  profile.knownPostcodes = total === 0 ? 0 : known / total
}

/** Looks like a date is not enough: `Saison (21 juin - 5 septembre)` is none. */
function readableDates(profile: Profile, country: string): number {
  if (share(profile, 'date', 'datetime') < 0.05) return 0
  const texts = profile.examples.slice(0, 40)
  const settings = { country, timezone: 'UTC' }
  const readable = texts.filter((text) => {
    const date = normalizeDates(text, settings)
    return (
      date.value !== undefined || date.problem?.key === 'date-end-only' || date.problem?.key === 'date-without-year'
    )
  })
  return readable.length / texts.length
}

function numbersOf(examples: string[]): Profile['numbers'] {
  const numbers: number[] = []
  let decimals = 0
  for (const text of examples) {
    const compact = text.replace(/[\s\u00a0\u202f]/g, '')
    if (!/^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i.test(compact)) continue
    numbers.push(Number(compact.replace(',', '.')))
    if (/[.,]\d*[1-9]/.test(compact)) decimals++
  }
  if (numbers.length < Math.max(1, examples.length * 0.6)) return undefined
  numbers.sort((a, b) => a - b)
  return {
    min: numbers[0]!,
    max: numbers.at(-1)!,
    median: numbers[numbers.length >> 1]!,
    decimals: decimals / numbers.length,
  }
}

export const share = (profile: Profile, ...kinds: Kind[]) =>
  Math.min(
    1,
    kinds.reduce((sum, kind) => sum + (profile.kinds[kind] ?? 0), 0),
  )

/** Few distinct short values: a type, a status, a zone. */
export function looksEnumerated(profile: Profile): boolean {
  return (
    profile.filledCount >= 8 &&
    profile.distinctCount <= Math.max(12, profile.filledCount * 0.2) &&
    profile.meanLength < 50
  )
}

export function hasLetters(profile: Profile): boolean {
  return (
    profile.examples.slice(0, 40).filter((text) => /\p{L}{2}/u.test(fold(text))).length >
    Math.min(40, profile.examples.length) * 0.5
  )
}
