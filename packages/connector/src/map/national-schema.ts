import { readFileSync } from 'node:fs'
import { type Entity, entityNames } from '@wiker/model'
import { z } from 'zod'
import { nameKey } from '../recipes/shape.ts'
import type { FollowedSchema } from '../types.ts'
import type { Column } from './column.ts'

const schema = z.object({
  name: z.string(),
  title: z.string(),
  version: z.string(),
  entity: z.enum(entityNames as [Entity, ...Entity[]]),
  /** What each column means; null where it means no field of ours. */
  columns: z.record(z.string(), z.string().nullable()),
})
export type NationalSchema = z.infer<typeof schema>

let known: { schema: NationalSchema; keys: Map<string, string | null>; own: Set<string> }[] | undefined

/** The national schemas whose columns are known (`data/schemas/columns.json`). */
export function nationalSchemas(): readonly NationalSchema[] {
  return load().map((one) => one.schema)
}

function load() {
  known ??= z
    .array(schema)
    .parse(JSON.parse(readFileSync(new URL('../../data/schemas/columns.json', import.meta.url), 'utf8')))
    .map((one) => ({
      schema: one,
      own: ownKeys(one),
      keys: new Map(Object.entries(one.columns).map(([name, field]) => [nameKey(name), field])),
    }))
  return known
}

const LEAST = 5
/** A file follows a schema by most of its columns; by half of them only when some are nobody else's and it has few others. */
const MOST = 0.7
const HALF = 0.5
const OWN = 3

/** The schema a layer follows: most of its columns are there under their very names, whatever their case. */
export function followedSchema(
  columns: readonly Column[],
): { followed: FollowedSchema; entity: Entity; fields: Map<number, string> } | undefined {
  const keys = columns.map(({ name }) => nameKey(name))
  const named = keys.filter((key) => key !== '').length
  let best: { one: ReturnType<typeof load>[number]; common: number } | undefined
  for (const one of load()) {
    const common = new Set(keys.filter((key) => one.keys.has(key))).size
    const share = common / one.keys.size
    const owned = keys.filter((key) => one.own.has(key)).length
    const partly = share >= HALF && common >= MOST * named && owned >= OWN
    if (common < LEAST || !(share >= MOST || partly)) continue
    if (!best || common > best.common) best = { one, common }
  }
  if (!best) return undefined
  const { schema: found, keys: meanings } = best.one
  const fields = new Map<number, string>()
  for (const [index, key] of keys.entries()) {
    const field = meanings.get(key)
    if (field) fields.set(index, field)
  }
  const { name, title, version, entity } = found
  return { followed: { name, title, version, columns: best.common, of: meanings.size }, entity, fields }
}

/** Names of several words are rarely anyone else's: `DELIB_MATIERE_CODE`, `menuPlatNom`. */
const ownKeys = ({ columns }: NationalSchema): Set<string> =>
  new Set(
    Object.keys(columns)
      .filter((name) => /[_ ]|\p{Ll}\p{Lu}/u.test(name))
      .map(nameKey),
  )
