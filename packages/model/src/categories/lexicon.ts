import { type CategoryKey, categories, categoryKeys } from '../categories.ts'
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

export interface Entry {
  key: CategoryKey
  /** Says little: any other word is preferred. */
  vague: boolean
  /** Counts only when nothing else is said: inside a name, a word of another language is mostly chance. */
  alone: boolean
  /** As listed, with its accents. */
  words: string[]
}

export interface Lexicon {
  /** With accents: "marche" is a walk and "marché" a market. */
  accented: Map<string, Entry>
  plain: Map<string, Entry>
  /** Every word listed, with its accents. */
  vocabulary: Set<string>
  /** Words of the longest entry. */
  longest: number
}

const lexicons = new Map<string, Lexicon>()

/** The words that may name a category of this kind of record. Without a language, all count alike, French first. */
export function lexiconOf(entity: Entity, language: string | undefined): Lexicon {
  const own = language && language in languages ? language : undefined
  const name = `${entity} ${own}`
  const known = lexicons.get(name)
  if (known) return known
  const lexicon: Lexicon = { accented: new Map(), plain: new Map(), vocabulary: new Set(), longest: 1 }
  for (const entry of listedWords(entity, own)) add(lexicon, entry)
  lexicons.set(name, lexicon)
  return lexicon
}

function add(lexicon: Lexicon, entry: Entry): void {
  const accented = entry.words.join(' ')
  const plain = withoutAccents(accented)
  if (!lexicon.accented.has(accented)) lexicon.accented.set(accented, entry)
  if (!lexicon.plain.has(plain)) lexicon.plain.set(plain, entry)
  for (const word of entry.words) lexicon.vocabulary.add(word)
  lexicon.longest = Math.max(lexicon.longest, entry.words.length)
}

/** Below this many letters, words of several languages look alike: rio, keep, pub, race. */
const shortWord = 5

/** In the order of languages, then of categories: the first to list a word has it. */
function* listedWords(entity: Entity, own: string | undefined): Generator<Entry> {
  const first = own ?? 'fr'
  const order = [first, ...Object.keys(languages).filter((language) => language !== first)]
  for (const language of order) {
    for (const key of categoryKeys) {
      if (!(entity in categories[key])) continue
      for (const text of languages[language]![key]?.split(',') ?? []) {
        const words = tokens(text)
        const short = words.join('').length <= shortWord
        const alone = language !== first && (own !== undefined || short)
        yield { key, vague: text.includes('~') || vagueCategories.has(key), alone, words }
      }
    }
  }
}

const smallWords = new Set(
  'a à al an and au aux cu d de del des du e el en et i in l la las le les los of och si și sur the un une y'.split(
    ' ',
  ),
)

/** Words in small letters, without the little ones and without the mark of the plural; accents stay. */
export function tokens(phrase: string): string[] {
  return phrase
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !smallWords.has(word))
    .map((word) => (word.length > 3 ? word.replace(/[sx]$/, '') : word))
}

export function withoutAccents(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '')
}
