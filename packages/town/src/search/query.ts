import { type RawBuilder, sql } from 'kysely'

export interface TextQuery {
  /** What the reader typed, tidied: letters, digits and single blanks. */
  text: string
  /** All the words, stemmed as French; the last may be only begun. */
  tsquery: RawBuilder<unknown>
  /** Any of the words; undefined when there is but one. */
  anyWord: RawBuilder<unknown> | undefined
  /** Pattern for `plain_name like`: the words somewhere inside a name. */
  inside: RawBuilder<unknown>
}

const mostWords = 8
const longest = 100

/**
 * What a reader typed as a query. Nothing of it is ever read as syntax: only its letters and digits remain.
 * Undefined when nothing remains. `without` are words that say nothing where one searches (the town's own name), unless they are all there is.
 */
export function searchQuery(typed: string, without: string[] = []): TextQuery | undefined {
  const words = lessWords(wordsOf(typed), without)
  if (words.length === 0) return undefined
  const text = words.join(' ')
  const last = words.at(-1)!
  const begun = sql`(to_tsquery('wiker_fr', ${`'${last}':*`}) || plainto_tsquery('wiker_fr', ${last}))`
  const whole = words.slice(0, -1).map((word) => sql`plainto_tsquery('wiker_fr', ${word})`)
  const every = [...whole, begun]
  return {
    text,
    tsquery: sql`(${sql.join(every, sql` && `)})`,
    anyWord: every.length > 1 ? sql`(${sql.join(every, sql` || `)})` : undefined,
    inside: sql`'%' || plain(${words.join('%')}) || '%'`,
  }
}

export function wordsOf(typed: string): string[] {
  return typed
    .normalize('NFC')
    .slice(0, longest)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 0)
    .slice(0, mostWords)
}

/** Compared without accents and capitals. */
function lessWords(words: string[], without: string[]): string[] {
  const bare = (word: string) =>
    word
      .normalize('NFD')
      .replace(/\p{Diacritic}/gu, '')
      .toLowerCase()
  const left = new Set(without.flatMap(wordsOf).map(bare))
  const rest = words.filter((word) => !left.has(bare(word)))
  return rest.length > 0 ? rest : words
}
