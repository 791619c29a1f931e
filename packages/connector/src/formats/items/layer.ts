import type { Layer, Warning } from '../../types.ts'
import { Flattener } from '../json/flatten.ts'
import { Tally } from '../table/tally.ts'

/** Where items come from and what is known of them before they are read. */
export interface Origin {
  path: string
  format: string
  encoding?: string | undefined
  facts?: Record<string, string> | undefined
  known?: Layer['known'] | undefined
  /** What was met while the document was read. */
  warnings?: readonly Warning[]
}

/** A layer of trees that stand in memory. */
export function itemLayer(items: () => Iterable<unknown>, origin: Origin): Layer {
  const { path, format, encoding, facts, known, warnings = [] } = origin
  const layer: Layer = {
    path,
    format,
    encoding: encoding ?? 'utf-8',
    columns: [],
    ...(facts && Object.keys(facts).length > 0 ? { facts } : {}),
    ...(known ? { known } : {}),
    repairs: [],
    warnings: [],
    records: async function* () {
      const tally = new Tally(layer)
      tally.reset()
      for (const { kind, count, where, message } of warnings) tally.warn(kind, where, message, count)
      const flattener = new Flattener(layer.columns, tally)
      let where = 0
      for (const item of items()) yield flattener.record(item, ++where)
      tally.settle()
    },
  }
  return layer
}
