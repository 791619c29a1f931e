import type { MapContext } from '../map/context.ts'
import { understand } from '../map/understand.ts'
import type { Layer, RawRecord, Understanding } from '../types.ts'
import { convertLayer } from './convert-layer.ts'

/**
 * An understanding that would refuse most of the sample for one and the same reason was wrong: the rows are then kept as
 * `other`, with all their fields, and the reasons say so. What the caller or the format decided is not reconsidered.
 */
export async function reconsidered(
  layer: Layer,
  sample: readonly RawRecord[],
  understanding: Understanding,
  context: MapContext,
): Promise<Understanding> {
  const { type } = understanding.entity
  if (type === 'other' || layer.known || context.entity || context.recipe?.entity) return understanding
  const whole = sample.filter((record) => !record.broken)
  const reasons = new Map<string, number>()
  let made = 0
  const trial: Layer = {
    ...layer,
    repairs: [],
    warnings: [],
    batches: async function* () {
      yield whole
    },
  }
  for await (const converted of convertLayer(trial, understanding, context)) {
    if (converted.ok) made++
    else for (const { key } of converted.refusal.problems) reasons.set(key, (reasons.get(key) ?? 0) + 1)
  }
  const [worst, times] = [...reasons].sort((a, b) => b[1] - a[1])[0] ?? []
  if (worst === undefined || times! <= made) return understanding
  const other = understand(layer, sample, { ...context, entity: 'other' })
  return { ...other, entity: { type: 'other', confidence: 0.5, reasons: [`not-${type}:${worst}`] } }
}
