import { type Words as ConnectorWords, sentenceOf, wordsOf } from '@wiker/connector/cli/messages.ts'
import type { RefusedRow } from '@wiker/town/sources/refusals.ts'
import type { Language } from '../server/language.ts'
import { conventions } from './conventions.ts'
import type { Words } from './words.ts'

/** Reasons of the harvest; all others are the connector's, which has its own sentences. */
const ours = [
  'no-whereabouts',
  'unknown-town',
  'ambiguous-town',
  'kind-without-page',
  'id-of-another-source',
  'names-a-person',
  'nothing-cached',
] as const

const sentences = new Map<Language, ConnectorWords>()

/** Why a row is not shown, in one sentence. */
export function refusalInWords(problem: RefusedRow['problems'][number], words: Words, language: Language): string {
  const own = ours.find((key) => key === problem.key)
  if (own) return words.t(`refusal.${own}`)
  return sentenceOf(problem, connectorWords(language))
}

/** What was put right by itself, how often, and an example of it. */
export function repairInWords(
  { kind, count, example }: { kind: string; count: number; example?: { before: string; after: string } },
  language: Language,
): string {
  const said = connectorWords(language)(`repair.${kind}`, { count })
  return `${said} (${count})${example ? ` : ${example.before} → ${example.after}` : ''}`
}

/** What is odd about a whole table; undefined when there are no words for it. */
export function warningInWords(
  { kind, count }: { kind: string; count: number },
  language: Language,
): string | undefined {
  const said = connectorWords(language)(`warning.${kind}`, { count })
  if (said === `warning.${kind}`) return undefined
  return `${said} (${count})`
}

/** Whether there is a sentence for a problem: what has none is the machine's business. */
export function hasSentence(key: string, language: Language): boolean {
  return connectorWords(language)(`problem.${key}`, {}) !== `problem.${key}`
}

/** The connector’s own sentences. */
export function connectorWords(language: Language): ConnectorWords {
  const known = sentences.get(language) ?? wordsOf(conventions[language].tools)
  sentences.set(language, known)
  return known
}
