import { convertBatches } from '../check/convert-layer.ts'
import type { MemberReading } from '../convert.ts'
import type { FieldSettings } from '../map/column-settings.ts'
import type { PlanItem } from '../map/plan.ts'
import { isRecipeField, type Recipe, recipeSchema } from '../map/recipe.ts'
import type { Converted, RawRecord } from '../types.ts'
import { shapeOf } from './shape.ts'
import { runRecipeTests } from './test.ts'

const SAMPLES = 2

/**
 * A recipe that says what was understood of a member, for a person to correct: every column with its field (null for none), what
 * was decided for all rows, and the first rows as tests, those that hold.
 */
export async function recipeOf(member: MemberReading, today: string): Promise<Recipe> {
  const { layer, understanding, country, context } = member
  if (!layer || !understanding) throw new TypeError('a member that can be read')
  const { plan, fields } = understanding.settings as { plan: PlanItem[]; fields: Record<string, FieldSettings> }
  const shape = shapeOf(layer)
  const order = only(Object.values(fields).map((each) => each.order))
  const decimal = only(Object.values(fields).map((each) => each.decimal))
  const { join, ...columns } = columnsOf(plan, layer.columns, shape.columns)
  const recipe = {
    ...context?.recipe,
    recipe: 1 as const,
    title: context?.recipe?.title ?? titleOf(member.path),
    version: context?.recipe?.version ?? '1',
    ...(shape.columns.length > 0 ? { shape } : {}),
    entity: understanding.entity.type,
    ...(country ? { country } : {}),
    ...(order ? { dateOrder: order } : {}),
    ...(decimal ? { decimal } : {}),
    ...(understanding.crs && understanding.crs !== 'EPSG:4326' ? { crs: understanding.crs } : {}),
    columns: columns.columns,
    ...(join.length > 0 ? { join: [...(context?.recipe?.join ?? []), ...join] } : {}),
  }
  const tests = await samplesOf(member)
  const tried = recipeSchema.parse({ ...recipe, tests })
  const results = await runRecipeTests(tried, today)
  const holding = tests.filter((_, index) => results[index]?.ok)
  return { ...recipe, ...(holding.length > 0 ? { tests: holding } : {}) }
}

const titleOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.\w{2,8}(?=#|$)/, '')

/** What all of them agree on. */
function only<T>(list: (T | undefined)[]): T | undefined {
  const different = new Set(list.filter((one) => one !== undefined))
  return different.size === 1 ? [...different][0] : undefined
}

function columnsOf(plan: readonly PlanItem[], names: readonly string[], shape: readonly string[]) {
  const found = new Map<string, string | null>(shape.map((name) => [name, null]))
  const fields = new Map<string, string[]>()
  for (const { parts } of plan) {
    for (const { column, field } of parts) {
      const name = names[column]!
      if (!found.has(name) || found.get(name) !== null) continue
      if (!isRecipeField(field)) {
        // The format itself knows what it is: a recipe need not say.
        found.delete(name)
        continue
      }
      found.set(name, field)
      fields.set(field, [...(fields.get(field) ?? []), name])
    }
  }
  // Lines of one address: a field has one source, joined.
  const join = [...fields].flatMap(([to, columns]) => (columns.length > 1 ? [{ columns, with: ', ', to }] : []))
  for (const { columns } of join) for (const name of columns) found.delete(name)
  return { columns: Object.fromEntries(found), join }
}

async function samplesOf({ layer, understanding, context }: MemberReading) {
  const samples: { converted: Converted; rows: readonly RawRecord[] }[] = []
  const tests: { rows: Record<string, unknown>[]; records: Record<string, unknown>[] }[] = []
  const observed = convertBatches(layer!, understanding!, context!, (converted, rows) => {
    if (samples.length < SAMPLES && converted.ok) samples.push({ converted, rows })
  })
  for await (const _ of observed) if (samples.length >= SAMPLES) break
  for (const { converted, rows } of samples) {
    if (!converted.ok) continue
    const {
      id: _id,
      provenance: _provenance,
      warnings: _warnings,
      additional: _additional,
      ...record
    } = converted.record
    tests.push({ rows: rows.map((row) => rowOf(row, layer!)), records: [record] })
  }
  return tests
}

function rowOf(row: RawRecord, layer: NonNullable<MemberReading['layer']>): Record<string, unknown> {
  const cells = layer.columns.flatMap((name, index): [string, unknown][] => {
    const value = row.original?.has(index) ? row.original.get(index) : row.values[index]
    return value === undefined || layer.derived?.has(index) ? [] : [[name, value]]
  })
  return { ...Object.fromEntries(cells), ...(row.geometry ? { geometry: row.geometry } : {}) }
}
