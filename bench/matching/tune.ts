/** `node bench/matching/tune.ts`: fits the weights of matching to the tuning pairs and writes `match/weights.ts`. */
import { writeFileSync } from 'node:fs'
import { reasonKeys } from '@wiker/harvest/match/types.ts'
import { weightFamilies } from '@wiker/harvest/match/weights.ts'
import { fitFamily } from './fit.ts'
import { readPairs } from './pairs.ts'

const pairs = readPairs('tuning')
const fitted = weightFamilies.map((family) => fitFamily(family, pairs))
writeFileSync(new URL('../../packages/harvest/src/match/weights.ts', import.meta.url), table())

function table(): string {
  const row = (name: string, values: number[]) =>
    `  ${`'${name}':`.padEnd(26)}[${values.map((value) => value.toFixed(2).padStart(6)).join(', ')}],`
  return `import type { ReasonKey } from './types.ts'

export type WeightFamily = 'event' | 'place' | 'organization' | 'article'
export const weightFamilies: readonly WeightFamily[] = ['event', 'place', 'organization', 'article']

/**
 * Log-odds of each reason, for events, places (and markets), organisations and articles; \`bias\` is where a pair starts.
 * Fitted to the tuning pairs by \`node bench/matching/tune.ts\`: not edited by hand.
 */
// biome-ignore format: a table is read in columns
export const weights: Readonly<Record<ReasonKey | 'bias', readonly [number, number, number, number]>> = {
${row(
  'bias',
  fitted.map((one) => one.bias),
)}
${reasonKeys
  .map((key) =>
    row(
      key,
      fitted.map((one) => one.of.get(key)!),
    ),
  )
  .join('\n')}
}
`
}
