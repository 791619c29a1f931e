import { type CategoryKey, categories, categoryKeys, isCategoryKey } from '../categories.ts'
import type { Entity } from '../record.ts'
import { type CategoryWords, vagueCategories } from './words.ts'
import { englishWords } from './words-en.ts'
import { spanishWords } from './words-es.ts'
import { frenchWords } from './words-fr.ts'
import { romanianWords } from './words-ro.ts'
import { swedishWords } from './words-sv.ts'

/** The first language that knows a word decides, the source's own before the others. */
const languages: Record<string, CategoryWords> = {
  fr: frenchWords,
  en: englishWords,
  es: spanishWords,
  ro: romanianWords,
  sv: swedishWords,
}

/**
 * The category of a record from the words its source uses (categories, type, then name): French, English, Spanish,
 * Romanian, Swedish. The first phrase that says something wins; inside a phrase the first known word, at its longest
 * ("salle des fêtes" before "salle"), because titles begin with what they announce. `undefined` when no word is known. `language` (BCP 47) settles
 * words that two languages share: a French "course" is run, an English one is taught.
 */
export function categorize(words: readonly string[], entity: Entity, language = 'fr'): CategoryKey | undefined {
  const lexicon = lexiconOf(entity, language.slice(0, 2).toLowerCase())
  let vague: CategoryKey | undefined
  for (const phrase of words) {
    if (isCategoryKey(phrase) && entity in categories[phrase]) return phrase
    for (const entry of matches(phrase, lexicon)) {
      if (!entry.vague) return entry.key
      vague ??= entry.key
    }
  }
  return vague
}

interface Entry {
  key: CategoryKey
  vague: boolean
}

interface Lexicon {
  /** With accents: "marche" is a walk and "marché" a market. */
  accented: Map<string, Entry>
  plain: Map<string, Entry>
}

function* matches(phrase: string, lexicon: Lexicon): Generator<Entry> {
  const accented = tokens(phrase)
  const plain = accented.map(withoutAccents)
  const accentsCount = phrase !== phrase.toUpperCase()
  let start = 0
  while (start < plain.length) {
    let length = Math.min(longestEntry, plain.length - start)
    let found: Entry | undefined
    for (; length > 0; length--) {
      const end = start + length
      found = accentsCount ? lexicon.accented.get(accented.slice(start, end).join(' ')) : undefined
      found ??= lexicon.plain.get(plain.slice(start, end).join(' '))
      if (found) break
    }
    if (found) yield found
    start += Math.max(length, 1)
  }
}

const longestEntry = 6
const lexicons = new Map<string, Lexicon>()

function lexiconOf(entity: Entity, language: string): Lexicon {
  const name = `${entity} ${language in languages ? language : ''}`
  let lexicon = lexicons.get(name)
  if (!lexicon) {
    lexicon = { accented: new Map(), plain: new Map() }
    for (const { phrase, entry } of listedWords(entity, language)) {
      const plain = withoutAccents(phrase)
      if (!lexicon.accented.has(phrase)) lexicon.accented.set(phrase, entry)
      if (!lexicon.plain.has(plain)) lexicon.plain.set(plain, entry)
    }
    lexicons.set(name, lexicon)
  }
  return lexicon
}

/** Every listed word that may name a category of this kind of record, in the order of languages and categories. */
function* listedWords(entity: Entity, language: string): Generator<{ phrase: string; entry: Entry }> {
  const { [language]: own = {}, ...others } = languages
  for (const table of [own, ...Object.values(others)]) {
    for (const key of categoryKeys) {
      if (!(entity in categories[key])) continue
      for (const word of table[key]?.split(',') ?? []) {
        const vague = word.includes('~') || vagueCategories.has(key)
        yield { phrase: tokens(word).join(' '), entry: { key, vague } }
      }
    }
  }
}

const smallWords = new Set(
  'a à al an and au aux cu d de del des du e el en et i in l la las le les los of och si și sur the un une y'.split(
    ' ',
  ),
)

function tokens(phrase: string): string[] {
  return phrase
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !smallWords.has(word))
    .map((word) => (word.length > 3 ? word.replace(/[sx]$/, '') : word))
}

function withoutAccents(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '')
}
