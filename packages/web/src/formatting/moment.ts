import { zoned } from '@wiker/town/days.ts'
import { plainDay } from './dates.ts'
import { hour } from './hours.ts'
import type { Words } from './words.ts'

/** An instant on a town's clocks, in words: "24 novembre 2026, 8 h". */
export function momentInWords(at: Date, { timezone }: { timezone: string }, words: Words): string {
  const local = zoned(timezone, at.getTime())
  return `${plainDay(local.slice(0, 10), words)}, ${hour(local, timezone, words)}`
}
