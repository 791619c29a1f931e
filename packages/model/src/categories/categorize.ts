import { type CategoryKey, categories, isCategoryKey } from '../categories.ts'
import type { Entity } from '../record.ts'
import { type Entry, type Lexicon, lexiconOf, tokens, withoutAccents } from './lexicon.ts'

/**
 * The category of a record from the words its source uses (categories, type, then name): French, English, Spanish,
 * Romanian, Swedish. The first phrase that says something wins; inside a phrase the first known word, at its longest
 * ("salle des fêtes" before "salle"), because titles begin with what they announce. `undefined` when no word is known.
 * `language` (BCP 47), when it is known, settles words that languages share: a French "course" is run, an English one taught.
 */
export function categorize(words: readonly string[], entity: Entity, language?: string): CategoryKey | undefined {
  const lexicon = lexiconOf(entity, language?.slice(0, 2).toLowerCase())
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

function* matches(phrase: string, lexicon: Lexicon): Generator<Entry> {
  const words = tokens(phrase)
  const plain = words.map(withoutAccents)
  // Capitals mostly go without accents.
  const accentsCount = phrase !== phrase.toUpperCase()
  let start = 0
  while (start < words.length) {
    let length = Math.min(lexicon.longest, words.length - start)
    let found: Entry | undefined
    for (; length > 0; length--) {
      const end = start + length
      const slice = words.slice(start, end)
      found = accentsCount ? lexicon.accented.get(slice.join(' ')) : undefined
      found ??= forgiving(slice, plain.slice(start, end), lexicon)
      if (found?.alone && length < words.length) found = undefined
      if (found) break
    }
    if (found) yield found
    start += Math.max(length, 1)
  }
}

/** Accents may be missing or wrong, as long as they do not make another known word: "marché solidaire" is no walk. */
function forgiving(words: string[], plain: string[], lexicon: Lexicon): Entry | undefined {
  const entry = lexicon.plain.get(plain.join(' '))
  const other = words.some((word, i) => word !== plain[i] && word !== entry?.words[i] && lexicon.vocabulary.has(word))
  return other ? undefined : entry
}
