import { countryCustoms } from '../places/country-customs.ts'
import type { Layer, RawRecord } from '../types.ts'
import { fold } from './words.ts'

/** One cell in a language says little, a table of them a lot: evidence is a share, and shares add up. */
const ENOUGH = 1
/** How much more than for the next country. */
const CLEAR = 1.6
const CELLS = 4000

/**
 * The country whose customs a layer follows, when its words, letters, phone numbers, projection or positions say so clearly:
 * ISO 3166-1 alpha-2 with its reasons. Undefined when they do not: the caller's own country then stays.
 */
export function guessCountry(
  layer: Layer,
  sample: readonly RawRecord[],
  address: string,
): { country: string; reasons: string[] } | undefined {
  const texts = textsOf(layer, sample)
  const found = Object.keys(countryCustoms)
    .map((country) => ({ country, ...evidence(country, layer, sample, texts, address) }))
    .sort((a, b) => b.score - a.score)
  const [best, next] = found
  if (!best || best.score < ENOUGH || best.score < CLEAR * (next?.score ?? 0)) return undefined
  return { country: best.country, reasons: best.reasons }
}

interface Texts {
  labels: string[]
  values: string[]
  /** Words of labels and values together, folded. */
  words: string[]
}

function textsOf(layer: Layer, sample: readonly RawRecord[]): Texts {
  const values: string[] = []
  for (const record of sample) {
    for (const value of record.values) if (typeof value === 'string' && value !== '') values.push(value.slice(0, 400))
    if (values.length > CELLS) break
  }
  const labels = layer.columns.map((label) => label.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2'))
  const prose = [...labels, ...labels, ...values]
  const words = prose.flatMap((text) => fold(text).match(/\p{L}+/gu) ?? [])
  return { labels, values, words }
}

function evidence(
  country: string,
  layer: Layer,
  sample: readonly RawRecord[],
  texts: Texts,
  address: string,
): { score: number; reasons: string[] } {
  const customs = countryCustoms[country]!
  const reasons: string[] = []
  let score = 0
  const add = (reason: string, points: number) => {
    if (points <= 0) return
    score += points
    reasons.push(reason)
  }
  const facts = layer.facts ?? {}
  if (customs.languages.includes((facts.language ?? '').slice(0, 2).toLowerCase())) add('language', 1)
  if (facts.timezone === customs.timezone) add('timezone', 2)
  if (layer.crs && customs.crs.test(layer.crs)) add('crs', 3)
  if (/^https?:/.test(address) && customs.domain.test(new URL(address).host)) add('address', 1)
  // A short table may hold a foreign word or two by chance.
  const distinct = new Set(texts.words.filter((word) => customs.words.has(word))).size
  add('words', 8 * share(texts.words, (word) => customs.words.has(word)) * Math.min(1, distinct / 4))
  const letters = customs.letters
  if (letters) add('letters', Math.min(1.5, 6 * share(texts.values.concat(texts.labels), (text) => letters.test(text))))
  add('phones', Math.min(2, 8 * share(texts.values, (text) => customs.phone.test(text))))
  add('links', Math.min(1, 4 * share(texts.values.filter(looksLikeLink), (text) => customs.domain.test(text))))
  if (customs.box && !layer.crs && inside(sample, customs.box)) add('positions', 3)
  return { score, reasons }
}

const looksLikeLink = (text: string) => /^(?:https?:\/\/|www\.)\S+$|^\S+@\S+$/.test(text)

function share<T>(all: readonly T[], holds: (one: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(holds).length / all.length
}

function inside(sample: readonly RawRecord[], [south, west, north, east]: readonly [number, number, number, number]) {
  const points = sample.flatMap(({ geometry }) =>
    geometry?.type === 'Point' ? [geometry.coordinates as number[]] : [],
  )
  return points.length > 0 && points.every(([x, y]) => x! >= west && x! <= east && y! >= south && y! <= north)
}
