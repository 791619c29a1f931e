import { readFileSync } from 'node:fs'
import type { Words } from './types.ts'

export const noWords: Words = { plain: '', full: '', head: null, tokens: [], numbers: [] }

/**
 * A title, a hall or a street made comparable: accents, capitals, punctuation and abbreviations no longer matter, words that
 * everybody uses weigh little. `apart` are words said elsewhere in the record, such as the town's name: they go, unless nothing would be left.
 */
export function wordsOf(text: string | undefined, apart: ReadonlySet<string> = none): Words {
  if (!text) return noWords
  const unique = keptWords(text, apart)
  const head = /^(.{4,}?)(?:\s*:\s|,\s|\s[-–—]\s|\s?\()/u.exec(text)?.[1]
  return {
    plain: unique.join(' '),
    full: fullOf(text),
    head: head ? keptWords(head, apart).join(' ') : null,
    tokens: unique.map((word) => ({ word, weight: weightOf(word) })),
    numbers: unique.filter(isNumber),
  }
}

function fullOf(text: string): string {
  return unaccented(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^(?:le|la|les|l) /, '')
}

/** Each word that says something, once. Those of `apart` stay when nothing else would. */
function keptWords(text: string, apart: ReadonlySet<string>): string[] {
  const all = spelled(text).filter((word) => !vocabulary.small.has(word))
  const own = all.filter((word, i) => !apart.has(word) && !isOfTown(word, apart) && !isCutTown(word, i, all, apart))
  const kept = [...new Set(own.some((word) => weightOf(word) >= light) ? own : all)]
  return kept.filter((word) => !isOwnAcronym(word, kept))
}

/** "guerandais", "nozeen": the town's name once more. */
function isOfTown(word: string, town: ReadonlySet<string>): boolean {
  const [, root] = ofTown.exec(word) ?? []
  if (!root) return false
  for (const one of town)
    if (one.length >= 4 && one.startsWith(root.slice(0, Math.max(4, root.length - 1)))) return true
  return false
}

const ofTown = /^([a-z]{4,})(?:aise?|oise?|ienn?e?|een(?:ne)?|aine?|ine?)$/

/** "AMICALE CHATEAUBR", "INSTITUT ST DOMINIQUE ST HERBL": the town at the end, cut short to fit a column. */
function isCutTown(word: string, at: number, all: string[], town: ReadonlySet<string>): boolean {
  if (at === 0 || at !== all.length - 1 || word.length < 3) return false
  for (const one of town) if (one.length >= 6 && one.length > word.length && one.startsWith(word)) return true
  return false
}

/** "Tennis club guérandais (TCG)" says its name twice. */
function isOwnAcronym(word: string, all: string[]): boolean {
  if (word.length < 2 || word.length > 6) return false
  const initials = all.filter((other) => other !== word).map((other) => other[0])
  return initials.join('').includes(word)
}

/** The words of a text in order, unaccented, abbreviations in full, plurals made singular. */
export function spelled(text: string): string[] {
  const plain = phrased(unaccented(text))
    // "L.D.C.", "F.C." are one word each.
    .replace(/\b(?:[a-z]\.){2,}[a-z]?\b\.?/g, (initials) => initials.replaceAll('.', ''))
    .replace(/\bn\s*[°º]\s*(?=\d)/g, ' ')
    .replace(/(\d)\s*(?:er|ere|eme|nd|nde|e|º|°)\b/g, '$1')
    // The fifth or the sixth time it is held, it is the same feast.
    .replace(/\b(?:\d+|[xvi]+)\s*edition\b/g, ' ')
    .replace(/\bp['’]?tit/g, 'petit')
    .replace(/\b(\d{1,2})\s*(?:h|heures?)\s*(\d{2})?\b/g, ' ')
    .replace(/\bs\s*\/\s*/g, ' sur ')
    .replace(/&|\+/g, ' et ')
  const words = plain.match(/[a-z]+\d*|\d+[a-z]*/g) ?? []
  return words.flatMap((word) => (vocabulary.short.get(word) ?? word).split(' ').map(singular))
}

/** What several words say as one: "hotel de ville" is "mairie", "entree libre" nothing. */
function phrased(text: string): string {
  return text.replace(vocabulary.phrases, (found) => vocabulary.phrase.get(found)!)
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

/** A small town has one: `mairie`, `piscine`. */
export function isOneHere(word: string): boolean {
  return vocabulary.oneHere.has(word)
}

/** "Parking", "Boîte à livres": a town has many, and this says of none which it is. */
export function isOneOfMany({ tokens }: Words): boolean {
  return tokens.length > 0 && tokens.every(({ word }) => vocabulary.manyHere.has(word))
}

/** "Intra-muros", "Dans les rues du centre": no hall, but the open air. */
export function isOutside({ tokens }: Words): boolean {
  return tokens.length > 0 && tokens.every(({ word }) => vocabulary.outside.has(word))
}

/** "Marché", "Les halles": which one it is, its days and its place say. */
export function isPlainMarket({ tokens }: Words): boolean {
  return tokens.every(({ word }) => vocabulary.plainMarkets.has(word))
}

/** "Restaurant de la Tour à plomb" is in the tower, and not the tower. */
export function isServiceOf({ tokens, full }: Words, whole: Words): boolean {
  const [first] = tokens
  if (!first || !vocabulary.services.has(first.word) || whole.full === '') return false
  return linking.some((link) => full === `${first.word} ${link} ${whole.full}`)
}

/** The word that makes a name that of something within a place of another name: "Parking du lac", "Casino - Bar". */
export function partOf({ tokens, head }: Words): string | undefined {
  const [first, last] = [tokens[0]?.word, tokens.at(-1)?.word]
  // "Étang de Gruellau - Aire de jeux"
  const behind = head ? tokens.find(({ word }) => !head.split(' ').includes(word))?.word : undefined
  if (behind !== undefined && vocabulary.parts.has(behind)) return behind
  if (first !== undefined && vocabulary.parts.has(first)) return first
  return last !== undefined && (vocabulary.parts.has(last) || vocabulary.partsAfter.has(last)) ? last : undefined
}

/** Without the days of the week: a market's are told apart. */
export function withoutWeekdays(words: Words): Words {
  const tokens = words.tokens.filter(({ word }) => !weekdays.has(word))
  return tokens.length === words.tokens.length
    ? words
    : { ...words, tokens, plain: tokens.map(({ word }) => word).join(' ') }
}

export function weekdaysIn({ tokens }: Words): string[] {
  return tokens.flatMap(({ word }) => (weekdays.has(word) ? word : []))
}

const weekdays = new Set(['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'])

/** The words of a text that say something, the town's name included, for initials: "ASB" is "Association sportive blinoise". */
export function initialsOf(words: Words): Initials {
  const known = initials.get(words)
  if (known) return known
  const said = words.full.split(' ').filter((word) => word !== '' && !vocabulary.small.has(word))
  const found = { letters: said.map((word) => word[0]).join(''), words: said.map(singular) }
  initials.set(words, found)
  return found
}

interface Initials {
  letters: string
  words: string[]
}

/** A text is compared many times. */
const initials = new WeakMap<Words, Initials>()

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

/** Words that people use one for the other: "balade" and "randonnee". */
export function areNear(a: string, b: string): boolean {
  const groups = vocabulary.near.get(a)
  return groups !== undefined && (vocabulary.near.get(b)?.some((group) => groups.includes(group)) ?? false)
}

/** What tells two things apart when each has its own: "maternelle" and "elementaire", "femme" and "homme". */
export function contrastBetween(a: Words, b: Words): { a: string; b: string } | undefined {
  for (const group of vocabulary.contrasts) {
    const [ofA, ofB] = [a, b].map((words) => words.tokens.flatMap(({ word }) => group.get(word) ?? []))
    if (ofA!.length === 0 || ofB!.length === 0 || ofA!.some((side) => ofB!.includes(side))) continue
    return { a: ofA![0]!, b: ofB![0]! }
  }
  return undefined
}

/** How far two titles open with another nature: 0.25 when one has both ("Maison Rivière"), 1 when it is of the other ("Restaurant du golf") or when neither has the other's. */
export function otherNature(
  a: Words,
  b: Words,
  of: 'event' | 'site',
): { a: string; b: string; amount: number } | undefined {
  const [headA, headB] = [natureOf(a, of), natureOf(b, of)]
  if (!headA || !headB || headA === headB || areNear(headA, headB)) return undefined
  const has = (words: Words, head: string) => words.tokens.some(({ word }) => word === head || areNear(word, head))
  const missing = Number(!has(b, headA)) + Number(!has(a, headB))
  if (missing === 0) return undefined
  // "Restaurant du golf" is of the golf, "Boulangerie Maison Rivière" is the "Maison Rivière".
  const within = [a, b].some((words) => isOf(headA, headB, words) || isOf(headB, headA, words))
  return { a: headA, b: headB, amount: missing === 1 && !within ? 0.25 : 1 }
}

function isOf(part: string, whole: string, { full }: Words): boolean {
  if (!full.startsWith(`${part} `)) return false
  const said = `${full} `
  return linking.some((link) => said.startsWith(`${part} ${link} ${whole} `))
}

const linking = ['du', 'des', 'de la', 'de l', 'de', 'd', 'au', 'a la']

/** The first word that says what it is ("concert", "restaurant"), of those that events or sites have. */
export function natureOf(words: Words, of: 'event' | 'site'): string | undefined {
  return words.tokens.find(({ word }) => vocabulary.natures[of].has(word))?.word
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
  const near = new Map<string, number[]>()
  for (const [i, group] of listed('near').entries()) {
    for (const word of group.split('/').map(singular)) near.set(word, [...(near.get(word) ?? []), i])
  }
  const phrase = new Map(listed('phrase').map((pair) => pair.split('=').map((side) => side.trim()) as [string, string]))
  return {
    phrase,
    phrases: new RegExp(`\\b(?:${[...phrase.keys()].join('|')})\\b`, 'g'),
    small: new Set(listed('small').map(singular)),
    short: new Map(listed('short').map((pair) => pair.split('=').map((side) => side.trim()) as [string, string])),
    common: new Set(listed('common').map(singular)),
    natures: {
      event: new Set(listed('nature-event').map(singular)),
      site: new Set(listed('nature-site').map(singular)),
    },
    near,
    oneHere: new Set(listed('one-here').map(singular)),
    manyHere: new Set(listed('many-here').map(singular)),
    outside: new Set(listed('outside').map(singular)),
    plainMarkets: new Set(listed('market-plain').map(singular)),
    services: new Set(listed('service').map(singular)),
    parts: new Set(listed('part').map(singular)),
    partsAfter: new Set(listed('part-after').map(singular)),
    /** Each word with the side it stands for: "guidee" and "commentee" are one side. */
    contrasts: listed('contrast').map((group) => {
      const sides = group.split('/').map((side) => side.split('|').map(singular))
      return new Map(sides.flatMap((side) => side.map((word) => [word, side[0]!] as const)))
    }),
  }
}
