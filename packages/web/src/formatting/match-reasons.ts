import type { MatchReason } from '@wiker/harvest'
import { clockTime } from './hours.ts'
import type { MessageKey, Words } from './words.ts'

/** Why two records seem to be one thing, or two, in a sentence. */
export function reasonInWords({ key, values }: MatchReason, words: Words): string {
  const said = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, sayValue(key, value, words)]))
  return words.t(`match.${key}`, said)
}

function sayValue(key: MatchReason['key'], value: string | number, words: Words): string | number {
  if (typeof value !== 'string') return value
  if (/^(?:hour|same-hour)/.test(key) && /^\d{2}:\d{2}$/.test(value)) return clockTime(value, words)
  if (key.endsWith('-category')) return words.maybe(`category.${value}` as MessageKey) ?? value
  return value
}
