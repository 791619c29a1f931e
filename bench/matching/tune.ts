/** `node bench/matching/tune.ts`: fits the weights and thresholds of matching to the tuning pairs and writes `match/weights.ts`. */
import { writeFileSync } from 'node:fs'
import { reasonKeys } from '@wiker/harvest/match/types.ts'
import { weightFamilies } from '@wiker/harvest/match/weights.ts'
import { fitFamily } from './fit.ts'
import { outOfFold, thresholdsFor } from './folds.ts'
import { readPairs } from './pairs.ts'

const pairs = readPairs('tuning')
const scored = outOfFold(pairs)
const thresholds = weightFamilies.map((family) => [family, thresholdsFor(family, scored)] as const)
const fitted = weightFamilies.map((family) => fitFamily(family, pairs))
writeFileSync(new URL('../../packages/harvest/src/match/weights.ts', import.meta.url), table())

function table(): string {
  const row = (name: string, values: number[]) =>
    `  ${`'${name}':`.padEnd(26)}[${values.map((value) => value.toFixed(2).padStart(6)).join(', ')}],`
  return `import type { ReasonKey } from './types.ts'

export type WeightFamily = 'event' | 'place' | 'organization' | 'article' | 'market'
export const weightFamilies: readonly WeightFamily[] = ['event', 'place', 'organization', 'article', 'market']

/**
 * Log-odds of each reason, for events, places, organisations, articles and markets; \`bias\` is where a pair starts.
 * Fitted to the tuning pairs by \`node bench/matching/tune.ts\`: not edited by hand.
 */
// biome-ignore format: a table is read in columns
export const weights: Readonly<Record<ReasonKey | 'bias', readonly [number, number, number, number, number]>> = {
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

/**
 * From this probability on two records are one thing; under the other they are two; between them a person is asked. Chosen where the errors of
 * pairs that took no part in the fit cost least (\`bench/matching/folds.ts\`).
 */
export const thresholds: Readonly<Record<WeightFamily, { same: number; different: number }>> = {
${thresholds.map(([family, { same, different }]) => `  ${family}: { same: ${same}, different: ${different} },`).join('\n')}
}
`
}
