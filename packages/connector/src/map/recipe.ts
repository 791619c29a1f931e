import { type Entity, entityNames } from '@wiker/model'
import { z } from 'zod'
import { shapeOfColumns } from '../recipes/shape.ts'
import type { Problem } from '../types.ts'
import { fieldKinds } from './fields.ts'

/** A cell as a recipe names it: a text, a number, yes or no; null for nothing. */
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
const column = z.string().min(1)
const field = z.string().refine(isRecipeField, { params: { wrong: 'field' } })

/** Declared, never coded: an exact word, a part of the text, or a glob whose only sign is `*`. */
const condition = z.strictObject({
  column,
  is: z.union([scalar, z.array(scalar)]).optional(),
  contains: z.string().min(1).optional(),
  like: z.string().min(1).optional(),
  empty: z.boolean().optional(),
})

const test = z.strictObject({
  title: z.string().optional(),
  /** `YYYY-MM-DD`: the day on which the rows are read. */
  today: z.iso.date().optional(),
  rows: z.array(z.record(z.string(), z.unknown())).min(1),
  /** What each kept row becomes, in order: fields that are not named here may be anything. */
  records: z.array(z.record(z.string(), z.unknown())),
})

/**
 * What a person decides once for sources of one shape, over what the connector guesses. Plain JSON, nothing in it is run.
 * Every part may be left out; `docs/connector/recipes.md` describes them one by one.
 */
export const recipeSchema = z
  .strictObject({
    /** Version of this format. */
    recipe: z.literal(1).optional(),
    title: z.string().optional(),
    /** The author's own numbering: of two recipes with one title, the later version is used. */
    version: z.string().optional(),
    author: z.string().optional(),
    note: z.string().optional(),
    shape: z
      .strictObject({
        family: z.string(),
        fingerprint: z.string().optional(),
        columns: z.array(column).min(1),
        /** Globs on the source's address or the member's path, where the columns alone are too common. */
        only: z.array(z.string().min(1)).optional(),
      })
      .optional(),
    entity: z.enum(entityNames as [Entity, ...Entity[]]).optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    timezone: z.string().optional(),
    crs: z.string().optional(),
    dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
    decimal: z.enum([',', '.']).optional(),
    townCode: z.string().optional(),
    licence: z.string().optional(),
    /** Source column → canonical field, or null: no field, kept as it is. */
    columns: z.record(column, field.nullable()).optional(),
    /** Canonical field → the same value in every record. */
    constants: z.record(field, scalar).optional(),
    /** Source column → its words → what they mean; `*` stands for all other words. */
    values: z.record(column, z.record(z.string(), scalar)).optional(),
    split: z
      .array(z.strictObject({ column, at: z.string().min(1), into: z.array(field.nullable()).min(2) }))
      .optional(),
    join: z
      .array(z.strictObject({ columns: z.array(column).min(2), with: z.string().optional(), to: field }))
      .optional(),
    /** Canonical field → a text with columns in braces: `Marché de {commune}`. */
    texts: z.record(field, z.string().min(1)).optional(),
    leaveOut: z.array(condition).optional(),
    tests: z.array(test).optional(),
  })
  .superRefine(contradictions)
export type Recipe = z.infer<typeof recipeSchema>
export type RecipeCondition = z.infer<typeof condition>

/** Throws a ZodError when the recipe is not one. */
export function parseRecipe(json: unknown): Recipe {
  return recipeSchema.parse(json)
}

/** The same, with what is wrong as message keys: which part, and what to write there. */
export function readRecipe(json: unknown): { recipe: Recipe } | { problems: Problem[] } {
  const parsed = recipeSchema.safeParse(json)
  if (parsed.success) return { recipe: parsed.data }
  return { problems: parsed.error.issues.flatMap((issue) => problemsOf(issue as Issue, json)) }
}

const weekdays = new Set(['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'])
/** Whether a recipe may send a column to this field. */
export function isRecipeField(name: string): boolean {
  return Object.hasOwn(fieldKinds, name) || weekdays.has(name)
}

interface Issue {
  code: string
  path: PropertyKey[]
  message: string
  keys?: string[]
  expected?: string
  values?: unknown[]
  params?: { wrong?: string; value?: string }
  input?: unknown
}

function problemsOf(issue: Issue, json: unknown): Problem[] {
  const path = pathOf(issue.path)
  const known = Object.keys(recipeSchema.shape).join(', ')
  if (issue.code === 'unrecognized_keys')
    return (issue.keys ?? []).map((key) => ({
      key: issue.path.length === 0 ? 'recipe-unknown-key' : 'recipe-unknown-part',
      values: { key, path, known },
    }))
  if (issue.code === 'invalid_value')
    return [{ key: 'recipe-one-of', values: { path, known: (issue.values ?? []).map(String).join(', ') } }]
  if (issue.code === 'invalid_key')
    return [{ key: 'recipe-unknown-field', values: { path, value: String(issue.path.at(-1)) } }]
  if (issue.params?.wrong === 'twice')
    return [{ key: 'recipe-twice', values: { path, value: issue.params.value ?? '' } }]
  if (issue.params?.wrong === 'shape') return [{ key: 'recipe-fingerprint', values: { path } }]
  if (issue.params?.wrong === 'no-condition') return [{ key: 'recipe-no-condition', values: { path } }]
  if (issue.params?.wrong === 'field')
    return [{ key: 'recipe-unknown-field', values: { path, value: valueAt(json, issue.path) } }]
  return [{ key: 'recipe-wrong', values: { path: path || '.', reason: issue.message } }]
}

function valueAt(json: unknown, path: readonly PropertyKey[]): string {
  let value: unknown = json
  for (const key of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[key]
  return String(value).slice(0, 80)
}

/** `split[0].into`, as people read it. */
const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')

interface Checked {
  shape?: { family: string; columns: string[]; fingerprint?: string | undefined } | undefined
  columns?: Record<string, string | null> | undefined
  constants?: Record<string, unknown> | undefined
  texts?: Record<string, string> | undefined
  split?: { into: (string | null)[] }[] | undefined
  join?: { to: string }[] | undefined
  leaveOut?: RecipeCondition[] | undefined
}

/** One field has one source; a condition that says nothing would leave out every row. */
function contradictions(recipe: Checked, context: z.RefinementCtx): void {
  const { shape } = recipe
  if (shape?.fingerprint && shape.fingerprint !== shapeOfColumns(shape.family, shape.columns).fingerprint)
    context.addIssue({ code: 'custom', path: ['shape', 'fingerprint'], params: { wrong: 'shape' } })
  const given = new Map<string, PropertyKey[]>()
  const claim = (name: string | null, path: PropertyKey[]) => {
    if (name === null) return
    if (given.has(name)) context.addIssue({ code: 'custom', path, params: { wrong: 'twice', value: name } })
    given.set(name, path)
  }
  for (const [name, to] of Object.entries(recipe.columns ?? {})) claim(to, ['columns', name])
  for (const name of Object.keys(recipe.constants ?? {})) claim(name, ['constants', name])
  for (const name of Object.keys(recipe.texts ?? {})) claim(name, ['texts', name])
  for (const [index, { into }] of (recipe.split ?? []).entries())
    for (const to of into) claim(to, ['split', index, 'into'])
  for (const [index, { to }] of (recipe.join ?? []).entries()) claim(to, ['join', index, 'to'])
  for (const [index, { is, contains, like, empty }] of (recipe.leaveOut ?? []).entries())
    if (is === undefined && contains === undefined && like === undefined && empty === undefined)
      context.addIssue({ code: 'custom', path: ['leaveOut', index], params: { wrong: 'no-condition' } })
}
