import { type Evidence, seen } from './evidence.ts'
import { containment, jaccard, type Overlap, overlapOf } from './similarity.ts'
import type { Comparable, ReasonKey } from './types.ts'
import {
  areNear,
  contrastBetween,
  isOneHere,
  isOneOfMany,
  isPlainMarket,
  isServiceOf,
  light,
  natureOf,
  otherNature,
  partOf,
  weekdaysIn,
  withoutWeekdays,
} from './words.ts'

/** What the two titles tell: one level of likeness, and what stands against it. */
export function titleEvidence(a: Comparable, b: Comparable): Evidence[] {
  if (a.kind === 'event') return closestNames(...withoutHalls(a, b))
  if (a.kind !== 'market') return closestNames(a, b)
  const [one, other] = [a, b].map((market) => ({ ...market, title: withoutWeekdays(market.title) }))
  return [...namesEvidence(one!, other!), ...weekdayEvidence(a, b)]
}

/** What goes on in a museum is no more alike for naming the museum: the words of the hall weigh little in both titles. */
function withoutHalls(a: Comparable, b: Comparable): [Comparable, Comparable] {
  const halls = new Set([a, b].flatMap(({ where }) => where.name.tokens.map(({ word }) => word)))
  const lighter = (one: Comparable): Comparable => {
    const tokens = one.title.tokens.map((token) =>
      halls.has(token.word) ? { ...token, weight: Math.min(token.weight, light) } : token,
    )
    return tokens.some(({ weight }) => weight > light) ? { ...one, title: { ...one.title, tokens } } : one
  }
  return [lighter(a), lighter(b)]
}

/** What is called several names in its own is compared under the one that is closest; what is not the same under any of them, under its whole name. */
function closestNames(a: Comparable, b: Comparable): Evidence[] {
  const whole = namesEvidence(a, b)
  if (a.aliases.length + b.aliases.length === 0) return whole
  let best = { evidence: whole, rank: rankOf(whole) }
  for (const title of [a.title, ...a.aliases]) {
    for (const other of [b.title, ...b.aliases]) {
      const evidence = namesEvidence({ ...a, title }, { ...b, title: other })
      const rank = rankOf(evidence)
      if (rank > best.rank) best = { evidence, rank }
    }
  }
  // "1er moulin" and "2e moulin" stand behind the name that both have.
  const apart = whole.filter((one) => kept.has(one.key) && !best.evidence.some((other) => other.key === one.key))
  return [...best.evidence, ...apart]
}

const kept = new Set<ReasonKey>(['title-other-number', 'title-contrast', 'part-of-whole'])

function rankOf(evidence: Evidence[]): number {
  const level = evidence.find((one) => one.key in ranks)
  return level ? ranks[level.key as keyof typeof ranks] + level.amount : 0
}

const ranks = { 'same-title': 8, 'title-nearly': 6, 'title-within': 4, 'title-close': 2 }

/** A market is its days. */
function weekdayEvidence(a: Comparable, b: Comparable): Evidence[] {
  const [ofA, ofB] = [weekdaysIn(a.title), weekdaysIn(b.title)]
  if (ofA.length === 0 || ofB.length === 0) return []
  const shared = ofA.filter((day) => ofB.includes(day)).length
  const values = { a: ofA.join(', '), b: ofB.join(', ') }
  if (shared === 0) return [seen('other-weekdays', 1, values)]
  return [seen('same-weekdays', shared / Math.max(ofA.length, ofB.length), values)]
}

function namesEvidence(a: Comparable, b: Comparable): Evidence[] {
  const values = { a: a.name, b: b.name }
  if (!a.title.plain || !b.title.plain) return [seen('title-missing')]
  const overlap = overlapOf(a.title, b.title, saidElsewhere(a, b))
  const found: Evidence[] = []
  const level = likeness(overlap)
  found.push(seen(level.key, level.amount, values))
  const replaced = Math.min(overlap.onlyA, overlap.onlyB)
  if (replaced > 0 && overlap.shared > 0)
    found.push(
      seen('title-other-words', Math.min(1, replaced / 2), {
        a: overlap.wordsOnlyA.join(' '),
        b: overlap.wordsOnlyB.join(' '),
      }),
    )
  const added = Math.max(tellingOnly(overlap.wordsOnlyA, a), tellingOnly(overlap.wordsOnlyB, b))
  if (added > 0 && replaced < 0.6 && overlap.shared > 0)
    found.push(
      seen('title-adds-words', Math.min(1, added / 2), {
        words: [...overlap.wordsOnlyA, ...overlap.wordsOnlyB].join(' '),
      }),
    )
  const alone = onlyOneHere(a, b)
  if (alone) found.push(seen('only-one-here', alone.amount, { value: alone.what }))
  if (a.kind === 'place' && isOneOfMany(a.title) && isOneOfMany(b.title)) found.push(seen('title-missing'))
  const part = partOfWhole(a, b)
  if (part) found.push(seen('part-of-whole', 1, part))
  const numbers = otherNumbers(a, b)
  if (numbers) found.push(seen('title-other-number', numbers.a && numbers.b ? 1 : 0.5, numbers))
  // Two clubs of one sports house hold two tournaments.
  const contrast = contrastBetween(a.title, b.title) ?? contrastBetween(a.organizer, b.organizer)
  if (contrast) found.push(seen('title-contrast', 1, contrast))
  const nature = otherNature(a.title, b.title, naturesFor(a))
  if (nature && !contrast) found.push(seen('other-nature', nature.amount, { a: nature.a, b: nature.b }))
  return found
}

/** One of the levels, and how much of it: "Loto" twice says less than "La Folle Journée des Bretons" twice. */
function likeness(overlap: Overlap): { key: ReasonKey; amount: number } {
  const telling = Math.min(1, 0.4 + overlap.telling * 0.35 + (overlap.shared - overlap.telling) * 0.2)
  const alike = jaccard(overlap)
  const within = containment(overlap)
  if (overlap.equal) return { key: 'same-title', amount: telling }
  // "Aux Baroudeurs" and "Bar-crêperie Aux Baroudeurs": what one adds, everybody says.
  const named = overlap.telling >= 1 && overlap.wordsOnlyA.length + overlap.wordsOnlyB.length === 0
  if (alike >= 0.75 || (within >= 0.95 && named)) return { key: 'title-nearly', amount: telling }
  if (within >= 0.7 && overlap.shared >= 0.3 && !strangers(overlap))
    return { key: 'title-within', amount: telling * (0.6 + alike * 0.4) * Math.min(1, within * 2 - 0.8) }
  if (overlap.shared < 0.2 || strangers(overlap)) return { key: 'title-differs', amount: 1 }
  if (alike >= 0.4 || within >= 0.6) return { key: 'title-close', amount: telling * (0.4 + alike * 0.6) }
  return { key: 'title-shares-words', amount: alike }
}

/** "Docteur Bernard" and "Docteur Petit": what they share everybody says, what they do not share are names. */
function strangers({ telling, wordsOnlyA, wordsOnlyB }: Overlap): boolean {
  return telling === 0 && wordsOnlyA.length > 0 && wordsOnlyB.length > 0
}

/** "Loto du tennis club", and "Loto" by the tennis club: the hall, the organiser and what it is filed under may be in the title as well. */
function saidElsewhere(a: Comparable, b: Comparable): Set<string> {
  const fields = [a, b].flatMap((one) => [one.organizer, one.where.name])
  const ofAll = a.kind === 'organization' ? ['association'] : []
  return new Set([
    ...fields.flatMap((words) => words.tokens.map((token) => token.word)),
    ...filedUnder(a, b),
    ...filedUnder(b, a),
    ...ofAll,
  ])
}

/** "Phare du Tréhic", and "Tréhic" that its source files under lighthouses. */
function filedUnder(named: Comparable, filed: Comparable): string[] {
  return named.title.tokens.flatMap(({ word }) => (filed.kindWords.includes(word) ? word : []))
}

/** "Fête de la mer : feu d'artifice" is a part of "Fête de la mer", "Presbytère de l'église" belongs to "Église". */
function partOfWhole(a: Comparable, b: Comparable): { part: string; whole: string } | undefined {
  for (const [whole, part] of [
    [a, b],
    [b, a],
  ] as const) {
    const { head, tokens } = part.title
    const more = tokens.some(({ word, weight }) => weight !== 0.6 && !head?.split(' ').includes(word))
    const announced = part.kind === 'event' && head === whole.title.plain && more
    const same = part.title.plain === whole.title.plain
    if (announced || (!same && belongsTo(part, whole)) || isWithin(part, whole))
      return { part: part.name, whole: whole.name }
  }
  return undefined
}

/** "Presbytère de l'église Saint-Martin", "Pêche à l'étang", "Kayak avec le club nautique": the shorter name after a preposition. */
function belongsTo(part: Comparable, whole: Comparable): boolean {
  const [long, short] = [` ${part.title.full} `, ` ${whole.title.full} `]
  const at = long.indexOf(short)
  // "Salle du Gotha" only says what the Gotha is; a golf is something already.
  return at > 0 && natureOf(whole.title, naturesFor(whole)) !== undefined && preposition.test(long.slice(0, at))
}

/** "Parking du lac" beside "Lac", "Casino - Bar" beside "Casino", "Kayak avec Quai Vert" beside "Quai Vert". */
function isWithin(part: Comparable, whole: Comparable): boolean {
  if (part.kind !== 'place') return false
  if (isServiceOf(part.title, whole.title)) return true
  const [long, short] = [` ${part.title.full} `, ` ${whole.title.full} `]
  if (/ avec(?: le| la| les| l)?$/.test(long.slice(0, Math.max(0, long.indexOf(short))))) return true
  const word = partOf(part.title)
  if (!word || whole.title.tokens.some((other) => other.word === word)) return false
  return containment(overlapOf(part.title, whole.title)) >= 0.6
}

function naturesFor({ kind }: Comparable): 'event' | 'site' {
  return kind === 'event' || kind === 'article' ? 'event' : 'site'
}

const preposition = / (?:(?:de|a|avec)(?: la| le| les| l)?|du|des|d|au|aux)$/

function tellingOnly(words: string[], { title }: Comparable): number {
  return title.tokens.reduce((sum, { word, weight }) => (words.includes(word) ? sum + weight : sum), 0)
}

/** Both have numbers and none is the other's: U13 and U15, school 1 and school 2. */
function otherNumbers(a: Comparable, b: Comparable): { a: string; b: string } | undefined {
  const onlyA = a.title.numbers.filter((one) => !b.title.numbers.includes(one))
  const onlyB = b.title.numbers.filter((one) => !a.title.numbers.includes(one))
  if (onlyA.length > 0 && onlyB.length > 0) return { a: onlyA[0]!, b: onlyB[0]! }
  // "Salle 2" beside "Salle": a place that is numbered has a neighbour.
  if (a.kind !== 'place' || onlyA.length + onlyB.length === 0) return undefined
  return { a: onlyA[0] ?? '', b: onlyB[0] ?? '' }
}

/** Both are the town's piscine, and at least one says no more than that. Half as much when the other one has a name. */
function onlyOneHere(a: Comparable, b: Comparable): { what: string; amount: number } | undefined {
  if (a.kind === 'event' || a.kind === 'article' || a.kind === 'organization' || a.town !== b.town) return undefined
  if (a.kind === 'market') {
    const plain = [a, b].filter(({ title }) => isPlainMarket(title)).length
    return plain === 0 ? undefined : { what: a.name, amount: plain === 2 ? 1 : 0.3 }
  }
  const [ofA, ofB] = [a, b].map(({ title }) => title.tokens.find(({ word }) => isOneHere(word))?.word)
  if (!ofA || !ofB || (ofA !== ofB && !areNear(ofA, ofB)) || partOf(a.title) || partOf(b.title)) return undefined
  const bare = [a, b].map(({ title }) => !title.tokens.some(({ word, weight }) => weight >= 0.6 && !isOneHere(word)))
  if (!bare[0] && !bare[1]) return undefined
  return { what: ofA, amount: bare[0] && bare[1] ? 1 : 0.5 }
}
