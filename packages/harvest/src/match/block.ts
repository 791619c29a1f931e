import type { Comparable, Where } from './types.ts'

/** A key that more records than this share tells nothing: its members meet by their narrower keys. */
export const largestBlock = 150

/**
 * Keys of which two records of one thing share at least one, so that nothing is compared with everything. Plain strings, to be stored beside
 * the record and joined on. Keys of broad meaning (a town's day) come beside narrow ones (that day and a word of the title) for large towns.
 */
export function blockKeysOf(comparable: Comparable): string[] {
  const kind = comparable.kind[0]!
  const keys =
    comparable.kind === 'event' || comparable.kind === 'article' ? datedKeys(comparable) : standingKeys(comparable)
  return [...new Set(keys)].sort().map((key) => `${kind}:${key}`)
}

/** Every pair of two records of one kind that share a key, each once, in alphabetical order of their ids. */
export function* candidatePairs(comparables: Iterable<Comparable>): Generator<[Comparable, Comparable]> {
  const blocks = new Map<string, Comparable[]>()
  const all = [...comparables].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const one of all) {
    for (const key of blockKeysOf(one)) {
      const block = blocks.get(key)
      if (block) block.push(one)
      else blocks.set(key, [one])
    }
  }
  const order = new Map(all.map((one, i) => [one, i]))
  const met = new Set<number>()
  for (const block of blocks.values()) {
    if (block.length > largestBlock) continue
    for (let i = 0; i < block.length; i++) {
      for (let j = i + 1; j < block.length; j++) {
        const pair = order.get(block[i]!)! * all.length + order.get(block[j]!)!
        if (met.has(pair)) continue
        met.add(pair)
        yield [block[i]!, block[j]!]
      }
    }
  }
}

const mostDays = 40

function datedKeys(one: Comparable): string[] {
  const keys = sharedKeys(one)
  const words = tellingWords(one, 4)
  // A series and one of its dates, or two dates one of which is a mistake, meet by their titles.
  for (const word of words) keys.push(`word ${one.town} ${word}`)
  keys.push(`title ${words.slice().sort().join(' ')}`)
  for (const day of daysOf(one)) {
    keys.push(`day ${one.town} ${day}`)
    // The neighbouring town's hall: another town, the same day, a word of the title or of the hall.
    for (const word of words) keys.push(`dayword ${day} ${word}`)
  }
  return keys
}

/** Each day of the first sittings; of a long run its first days and its last. */
function daysOf(one: Comparable): number[] {
  const days = new Set<number>()
  for (const { day, lastDay } of one.when?.sittings ?? []) {
    for (let each = day; each <= Math.min(lastDay, day + 10); each++) days.add(each)
    days.add(lastDay)
    if (days.size >= mostDays) break
  }
  return [...days]
}

function standingKeys(one: Comparable): string[] {
  const keys = [...sharedKeys(one), ...initialsOf(one).map((initials) => `word ${one.town} ${initials}`)]
  // A town has a handful of markets.
  if (one.kind === 'market') keys.push(`town ${one.town}`)
  const words = tellingWords(one, 4)
  for (const word of words) keys.push(`word ${one.town} ${word}`)
  if (words.length > 1) keys.push(`name ${words.slice(0, 3).sort().join(' ')}`)
  const { number, street } = one.where
  const last = street.tokens.at(-1)?.word
  if (last) keys.push(number ? `street ${one.town} ${last} ${number}` : `street ${one.town} ${last}`)
  keys.push(
    ...cellsOf(one.where).flatMap((cell) => [
      `cell ${cell}`,
      ...words.slice(0, 2).map((word) => `cellword ${cell} ${word}`),
    ]),
  )
  return keys
}

function sharedKeys(one: Comparable): string[] {
  return [...one.registry.map((number) => `registry ${number}`), ...[...contactsOf(one)].map(([key]) => key)]
}

function contactsOf({ phones, emails, urls }: Comparable): [key: string, contact: string][] {
  return [
    ...phones.map((phone): [string, string] => [`phone ${phone}`, phone]),
    ...emails.map((email): [string, string] => [`email ${email}`, email]),
    ...urls.map((url): [string, string] => [`url ${url}`, url]),
  ]
}

/** Those of its block keys that are a telephone or an address, with it: who shares one says how much it tells. */
export function contactKeysOf(one: Comparable): Map<string, string> {
  return new Map(contactsOf(one).map(([key, contact]) => [`${one.kind[0]}:${key}`, contact]))
}

/** The weightiest words of the title, letters cut to five so that most slips of the pen keep the key. */
function tellingWords(one: Comparable, most: number): string[] {
  const tokens = [...one.title.tokens].sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
  const telling = tokens.filter((token) => token.weight >= 0.6)
  return (telling.length > 0 ? telling : tokens).slice(0, most).map((token) => token.word.slice(0, 5))
}

/** "Union sportive blinoise" meets "US Blain" by its initials. */
function initialsOf({ title }: Comparable): string[] {
  const initials = title.tokens.map((token) => token.word[0]).join('')
  return [2, 3, 4, 5].filter((length) => length <= initials.length).map((length) => initials.slice(0, length))
}

/** Degrees: some 110 m. */
const cell = 0.001

/** Four grids, each shifted by half a cell: two points less than half a cell apart are in one cell of one of them. */
function cellsOf({ latitude, longitude }: Where): string[] {
  if (latitude === null || longitude === null) return []
  return [0, 0.5].flatMap((south) =>
    [0, 0.5].map(
      (west) => `${south}${west} ${Math.floor(latitude / cell + south)} ${Math.floor(longitude / cell + west)}`,
    ),
  )
}
