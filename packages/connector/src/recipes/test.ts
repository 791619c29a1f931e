import type { CanonicalRecord } from '@wiker/model'
import { openLayer } from '../convert.ts'
import type { Recipe } from '../map/recipe.ts'
import type { Layer, Problem, RawRecord } from '../types.ts'

export interface RecipeTestResult {
  title: string
  ok: boolean
  problems: Problem[]
}

/** Runs the samples a recipe carries: their rows go the way of any source, each record must hold what is expected of it. */
export async function runRecipeTests(recipe: Recipe, today: string): Promise<RecipeTestResult[]> {
  const results: RecipeTestResult[] = []
  for (const [index, test] of (recipe.tests ?? []).entries()) {
    const { records, problems } = await recordsOf(recipe, test.rows, test.today ?? today)
    if (records.length !== test.records.length)
      problems.push({ key: 'recipe-test-count', values: { expected: test.records.length, found: records.length } })
    for (const [at, expected] of test.records.entries()) {
      if (records[at]) problems.push(...differences(expected, records[at], `${at + 1}`))
    }
    results.push({ title: test.title ?? `${index + 1}`, ok: problems.length === 0, problems })
  }
  return results
}

async function recordsOf(recipe: Recipe, rows: Record<string, unknown>[], today: string) {
  const { shape, ...rest } = recipe
  const layer = layerOf(rows, shape)
  const url = 'recipe:test'
  const country = recipe.country ?? 'FR'
  const context = {
    today,
    timezone: recipe.timezone ?? 'Europe/Paris',
    country,
    source: { url, retrieved: `${today}T00:00:00Z` },
    member: 'test',
  }
  const reading = await openLayer(layer, context, { today, country, recipe: rest })
  const records: CanonicalRecord[] = []
  const problems: Problem[] = []
  for await (const converted of reading.convert()) {
    if (converted.ok) records.push(converted.record)
    else problems.push(...converted.refusal.problems)
  }
  return { records, problems }
}

const formatOfFamily: Record<string, string> = { table: 'csv', tree: 'json', map: 'geojson' }

function layerOf(rows: Record<string, unknown>[], shape: Recipe['shape']): Layer {
  const family = shape?.family ?? 'table'
  const columns = [...new Set([...(shape?.columns ?? []), ...rows.flatMap((row) => Object.keys(row))])]
  return {
    path: 'test',
    format: formatOfFamily[family] ?? family,
    columns,
    repairs: [],
    warnings: [],
    records: async function* () {
      for (const [index, row] of rows.entries()) yield recordOf(row, columns, index + 1, family)
    },
  }
}

function recordOf(row: Record<string, unknown>, columns: string[], where: number, family: string): RawRecord {
  const { geometry } = row
  const shape = family === 'map' && typeof geometry === 'object' && geometry !== null && 'type' in geometry
  const values = columns.map((name) => (Object.hasOwn(row, name) ? (row[name] ?? undefined) : undefined))
  if (!shape) return { values, where }
  values[columns.indexOf('geometry')] = undefined
  return { values, where, geometry: geometry as NonNullable<RawRecord['geometry']> }
}

/** What is expected and not so. Fields nobody speaks of may be anything; null means that there is none. */
function differences(expected: unknown, found: unknown, path: string): Problem[] {
  if (typeof expected === 'object' && expected !== null && !Array.isArray(expected)) {
    if (typeof found !== 'object' || found === null) return [differs(path, expected, found)]
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(
        value,
        Object.hasOwn(found, key) ? (found as Record<string, unknown>)[key] : undefined,
        `${path}.${key}`,
      ),
    )
  }
  return JSON.stringify(expected ?? null) === JSON.stringify(found ?? null) ? [] : [differs(path, expected, found)]
}

const differs = (path: string, expected: unknown, found: unknown): Problem => ({
  key: 'recipe-test-differs',
  values: { path, expected: JSON.stringify(expected ?? null), found: JSON.stringify(found ?? null) },
})
