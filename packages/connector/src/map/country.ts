import { countryCustoms } from '../places/country-customs.ts'
import type { Layer, RawRecord } from '../types.ts'
import { countriesAround, type Postcodes, postcodesOf } from './country-clues.ts'
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
    .map((country) => ({ country, ...evidence(country, layer, texts, address) }))
    .sort((a, b) => b.score - a.score)
  const [best, next] = found
  if (!best || best.score < ENOUGH) return undefined
  // Neighbours with postal codes of four figures share their zone and their dates: either is better than the caller's own.
  const rival = best.reasons.includes('postcodes') ? found.find(({ reasons }) => !reasons.includes('postcodes')) : next
  if (best.score < CLEAR * (rival?.score ?? 0)) return undefined
  return { country: best.country, reasons: best.reasons }
}

interface Texts extends Postcodes {
  labels: string[]
  values: string[]
  /** Words of labels and values together, folded. */
  words: string[]
  /** Countries around the points. */
  around: string[]
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
  return { labels, values, words, ...postcodesOf(layer, sample), around: countriesAround(layer, sample) }
}

function evidence(country: string, layer: Layer, texts: Texts, address: string): { score: number; reasons: string[] } {
  const customs = countryCustoms[country]!
  const reasons: string[] = []
  let score = 0
  const add = (reason: string, points: number) => {
    if (points <= 0) return
    score += points
    reasons.push(reason)
  }
  const facts = layer.facts ?? {}
  const language = (facts.language ?? '').toLowerCase().replace('_', '-')
  if (customs.languages.includes(language)) add('language', 1.5)
  else if (customs.languages.includes(language.slice(0, 2))) add('language', 1)
  if (facts.timezone === customs.timezone) add('timezone', 2)
  if (layer.crs && customs.crs.test(layer.crs)) add('crs', 3)
  if (/^https?:/.test(address) && customs.domain.test(new URL(address).host)) add('address', 1)
  add('words', spoken(texts.words, customs.words))
  for (const neighbour of customs.shares ?? []) add('words', spoken(texts.words, countryCustoms[neighbour]!.words) / 2)
  const letters = customs.letters
  if (letters) add('letters', Math.min(1.5, 6 * share(texts.values.concat(texts.labels), (text) => letters.test(text))))
  const { money } = customs
  if (money) add('money', Math.min(1.5, 12 * share(texts.values, (text) => money.test(text))))
  add('phones', Math.min(2, 8 * share(texts.values, (text) => customs.phone.test(text))))
  add('links', Math.min(1, 4 * share(texts.values.filter(looksLikeLink), (text) => customs.domain.test(text))))
  const { registers, postcode } = customs
  if (registers && layer.columns.some((label) => registers.test(label.replace(/[_.:-]+/g, ' ')))) add('registers', 2)
  const postcodes = texts.postcodes.length > 0 ? texts.postcodes : texts.values
  if (postcode) add('postcodes', Math.min(2.5, 8 * share(postcodes, (text) => postcode.test(text))))
  if (customs.fourFigures && texts.fourFigures) add('postcodes', 2)
  const around = texts.around
  if (around.includes(country)) add('positions', Math.max(1, 3 / around.length))
  // Postal codes of four figures are not of a country that has five, nor points of a country that lies elsewhere.
  const elsewhere = around.length > 0 && !around.includes(country)
  return { score: (texts.fourFigures && customs.fourFigures === false) || elsewhere ? score * 0.3 : score, reasons }
}

/** A short table may hold a foreign word or two by chance. */
function spoken(said: readonly string[], words: ReadonlySet<string>): number {
  const distinct = new Set(said.filter((word) => words.has(word))).size
  return 8 * share(said, (word) => words.has(word)) * Math.min(1, distinct / 4)
}

const looksLikeLink = (text: string) => /^(?:https?:\/\/|www\.)\S+$|^\S+@\S+$/.test(text)

function share<T>(all: readonly T[], holds: (one: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(holds).length / all.length
}
