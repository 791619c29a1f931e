import type { CanonicalRecord } from '@wiker/model'
import { withoutNamedPersons } from './decisions.ts'
import { withoutHeads } from './heads.ts'
import { withoutSoleTrader } from './sole-traders.ts'
import { withoutNaturalPerson } from './subsidies.ts'

/** Each rule with what it rests on, told in docs/decisions. */
export const personalRules = ['heads', 'sole-trader', 'natural-person', 'named-person'] as const
export type PersonalRule = (typeof personalRules)[number]

export interface Redaction {
  /** Undefined: nothing of it may be shown, for all it tells is a person's name and home. */
  record: CanonicalRecord | undefined
  /** The rules that took something away. */
  rules: PersonalRule[]
}

const rules: [PersonalRule, (record: CanonicalRecord) => CanonicalRecord | undefined][] = [
  ['heads', withoutHeads],
  ['sole-trader', withoutSoleTrader],
  ['natural-person', withoutNaturalPerson],
  ['named-person', withoutNamedPersons],
]

/**
 * The record without what open data tells of private persons (GDPR art. 5.1.c; CRPA L312-1-2: a public body blanks personal data before it
 * publishes, and so does who publishes again). A rule that finds nothing gives the very record back.
 */
export function redact(record: CanonicalRecord): Redaction {
  let kept: CanonicalRecord | undefined = record
  const applied: PersonalRule[] = []
  for (const [rule, apply] of rules) {
    const next: CanonicalRecord | undefined = apply(kept)
    if (next !== kept) applied.push(rule)
    kept = next
    if (!kept) break
  }
  return { record: kept, rules: applied }
}
