import { readFileSync } from 'node:fs'
import type { Words } from './types.ts'

export const noWords: Words = { plain: '', tokens: [], numbers: [] }

/**
 * A title, a hall or a street made comparable: accents, capitals, punctuation and abbreviations no longer matter, words that
 * everybody uses weigh little. `apart` are words said elsewhere in the record, such as the town's name: they go, unless nothing would be left.
 */
export function wordsOf(text: string | undefined, apart: ReadonlySet<string> = none): Words {
  if (!text) return noWords
  const all = spelled(text).filter((word) => !vocabulary.small.has(word))
  const own = all.filter((word) => !apart.has(word))
  const kept = own.some((word) => weightOf(word) >= light) ? own : all
  const unique = [...new Set(kept)]
  return {
    plain: unique.join(' '),
    tokens: unique.map((word) => ({ word, weight: weightOf(word) })),
    numbers: unique.filter(isNumber),
  }
}

/** The words of a text in order, unaccented, abbreviations in full, plurals made singular. */
export function spelled(text: string): string[] {
  const plain = unaccented(text)
    // "L.D.C.", "F.C." are one word each.
    .replace(/\b(?:[a-z]\.){2,}[a-z]?\b\.?/g, (initials) => initials.replaceAll('.', ''))
    .replace(/\bn\s*[°º]\s*(?=\d)/g, ' ')
    .replace(/(\d)\s*(?:er|ere|eme|nd|nde|e|º|°)\b/g, '$1')
    .replace(/\b(\d{1,2})\s*(?:h|heures?)\s*(\d{2})?\b/g, ' ')
    .replace(/\bs\s*\/\s*/g, ' sur ')
    .replace(/&|\+/g, ' et ')
  const words = plain.match(/[a-z]+\d*|\d+[a-z]*/g) ?? []
  return words.flatMap((word) => (vocabulary.short.get(word) ?? word).split(' ').map(singular))
}

export function unaccented(text: string): string {
  return text
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
}

/** 1 a name, 0.6 a number, less for a word that many titles share. */
export function weightOf(word: string): number {
  if (isNumber(word)) return 0.6
  if (vocabulary.common.has(word)) return light
  return word.length === 1 ? 0.3 : 1
}

export const light = 0.35

function isNumber(word: string): boolean {
  return /\d/.test(word) || roman.test(word)
}

const roman = /^(?=..)x{0,3}(?:ix|iv|v?i{0,3})$/
const none: ReadonlySet<string> = new Set()

function singular(word: string): string {
  return word.length > 3 && /[a-z](?:s|x)$/.test(word) && !/(?:ss|us|is|eux|oix|aix)$/.test(word)
    ? word.slice(0, -1)
    : word
}

const vocabulary = readVocabulary()

/** `data/match-words.fr.txt`: what is left out, what is short for what, what everybody says. */
function readVocabulary() {
  const text = readFileSync(new URL('../../data/match-words.fr.txt', import.meta.url), 'utf8')
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'))
  const listed = (name: string) =>
    lines
      .filter((line) => line.startsWith(`${name}:`))
      .flatMap((line) =>
        line
          .slice(name.length + 1)
          .trim()
          .split(/,\s*/),
      )
  const short = new Map(listed('short').map((pair) => pair.split('=').map((side) => side.trim()) as [string, string]))
  return {
    small: new Set(listed('small').map(singular)),
    short,
    common: new Set(listed('common').map(singular)),
    contrasts: listed('contrast').map((group) => group.split('/').map((word) => singular(word.trim()))),
  }
}

/** Words that tell two things apart when each has its own: "maternelle" and "elementaire", "femme" and "homme". */
export function contrastBetween(a: Words, b: Words): { a: string; b: string } | undefined {
  for (const group of vocabulary.contrasts) {
    const ofA = a.tokens.filter((token) => group.includes(token.word))
    const ofB = b.tokens.filter((token) => group.includes(token.word))
    if (ofA.length === 0 || ofB.length === 0) continue
    if (ofA.some((one) => ofB.some((other) => other.word === one.word))) continue
    return { a: ofA[0]!.word, b: ofB[0]!.word }
  }
  return undefined
}
