import { type RawBuilder, sql } from 'kysely'

export interface TextQuery {
  /** What the reader typed, tidied: letters, digits and single blanks. */
  text: string
  /** All the words, stemmed as French; the last may be only begun. */
  tsquery: RawBuilder<unknown>
  /** Pattern for `plain_name like`: the words somewhere inside a name. */
  inside: RawBuilder<unknown>
}

const mostWords = 8
const longest = 100

/**
 * What a reader typed as a query. Nothing of it is ever read as syntax: only its letters and digits remain.
 * Undefined when nothing remains.
 */
export function searchQuery(typed: string): TextQuery | undefined {
  const words = wordsOf(typed)
  if (words.length === 0) return undefined
  const text = words.join(' ')
  const begun = `'${words.at(-1)}':*`
  const whole = words.slice(0, -1).join(' ')
  return {
    text,
    tsquery: sql`(plainto_tsquery('wiker_fr', ${whole}) && (to_tsquery('wiker_fr', ${begun}) || plainto_tsquery('wiker_fr', ${words.at(-1)})))`,
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
