import { recompute } from '../facts.ts'
import type { FactValue, Origin, Problem, StoryLanguage, Told } from '../types.ts'
import { folded, isOf, type Mention, readMentions } from './mentions.ts'
import { findNames, strangeNames } from './names.ts'

/** A place of a text that says a fact. */
export interface Found {
  start: number
  end: number
  fact: number
}

export interface Judged {
  problems: Problem[]
  found: Found[]
}

interface Judging {
  text: string
  language: StoryLanguage
  facts: readonly FactValue[]
  /** Ordinary words that may begin a sentence. */
  vocabulary: ReadonlySet<string>
}

/**
 * Reads a finished text, and nothing but the text: every figure, amount, date, weekday, hour, number in words and proper name in it must be a value
 * of the facts given. Returns what is found nowhere, and where each fact is said.
 */
export function checkText({ text, language, facts, vocabulary }: Judging): Judged {
  const read = folded(text)
  const taken: boolean[] = Array(read.length).fill(false)
  const names = facts.flatMap((fact, at) => (fact.type === 'name' ? [{ name: String(fact.value), fact: at }] : []))
  const found: Found[] = findNames(
    read,
    names.map(({ name }) => name),
    language,
    taken,
  ).map(({ start, end, name }) => ({ start, end, fact: names[name]!.fact }))
  const problems: Problem[] = []
  for (const mention of readMentions(read, language, taken)) {
    const fact = factOf(mention, facts)
    if (fact === undefined) problems.push(problemOf(mention))
    else found.push({ start: mention.start, end: mention.end, fact })
  }
  const isOrdinary = (word: string) => {
    const low = word.toLowerCase()
    return vocabulary.has(low) || vocabulary.has(low.split("'").at(-1)!)
  }
  for (const strange of strangeNames(read, taken, isOrdinary)) problems.push({ what: 'name', ...strange })
  found.sort((one, other) => one.start - other.start)
  problems.sort((one, other) => one.start - other.start)
  return { problems, found }
}

const problemOf = ({ what, start, end, said }: Mention): Problem => ({ what, said, start, end })

function factOf({ readings }: Mention, facts: readonly FactValue[]): number | undefined {
  for (const reading of readings) {
    const own = facts.findIndex((fact) => fact.type === reading.type && isOf(reading, fact))
    const at = own >= 0 ? own : facts.findIndex((fact) => isOf(reading, fact))
    if (at >= 0) return at
  }
  return undefined
}

/**
 * What the house wrote itself must hold to the letter: besides, each fact is said as often as its sentences say it, no other instead, and every
 * computation comes out the same when it is done again.
 */
export function checkComposed(
  told: Told,
  language: StoryLanguage,
  facts: readonly FactValue[],
  vocabulary: ReadonlySet<string>,
): Problem[] {
  const paragraphs = told.paragraphs.map((parts) => parts.map(({ t }) => t).join(''))
  const text = [told.title, ...paragraphs].join('\n\n')
  const body = paragraphs.join('\n\n')
  const said = told.paragraphs.flatMap((parts) => parts.flatMap(({ e }) => e ?? []))
  return [
    ...checkText({ text, language, facts, vocabulary }).problems,
    ...missing(body, language, facts, said, vocabulary),
    ...wrongComputations(facts, new Set(said)),
  ]
}

/** Facts that a text should say and does not; how often counts for figures. */
export function missing(
  text: string,
  language: StoryLanguage,
  facts: readonly FactValue[],
  said: readonly number[],
  vocabulary: ReadonlySet<string>,
): Problem[] {
  const { found } = checkText({ text, language, facts, vocabulary })
  const spoken = tally(found.map(({ fact }) => sayingOf(facts[fact]!)))
  const wanted = tally(said.map((fact) => sayingOf(facts[fact]!)))
  return [...wanted].flatMap(([value, times]): Problem[] =>
    (spoken.get(value) ?? 0) < times
      ? [{ what: 'missing', said: value.slice(value.indexOf(' ') + 1), start: 0, end: 0 }]
      : [],
  )
}

const sayingOf = ({ type, value }: FactValue) => `${type} ${String(value).toLowerCase()}`

function tally(values: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

function wrongComputations(facts: readonly FactValue[], said: ReadonlySet<number>): Problem[] {
  return facts.flatMap(({ from, value }, at) =>
    said.has(at) && (!holds(from) || from.value !== value)
      ? [{ what: 'evidence' as const, said: String(value), start: 0, end: 0 }]
      : [],
  )
}

function holds(origin: Origin): boolean {
  return 'table' in origin || (origin.of.every(holds) && recompute(origin) === origin.value)
}
