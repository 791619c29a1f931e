import type { Entity } from '@wiker/model'
import { nameKey } from '../recipes/shape.ts'
import type { FieldMapping, Layer, Warning } from '../types.ts'
import type { Candidate } from './candidates.ts'
import type { Column } from './column.ts'
import { entityFields } from './fields.ts'
import { type PlanItem, sorted } from './plan.ts'
import type { Recipe } from './recipe.ts'
import type { WeekColumns, Weekday } from './weekdays.ts'

/** What a recipe decides of a layer's columns, by index: a field, or null for none. */
export type Decided = ReadonlyMap<number, string | null>

export function decidedColumns(layer: Layer, recipe: Recipe | undefined): Decided {
  const decided = new Map<number, string | null>()
  for (const [index, { to, columns }] of layer.made ?? []) {
    decided.set(index, to)
    // What is made into something else is no longer guessed at.
    for (const column of columns) if (!decided.has(column)) decided.set(column, null)
  }
  for (const [name, to] of Object.entries(recipe?.columns ?? {})) {
    const index = columnNamed(layer, name)
    if (index !== undefined) decided.set(index, to)
  }
  return decided
}

/** What a schema settles, beneath the recipe: its columns and fields are taken already. */
export function withSchema(decided: Decided, fields: ReadonlyMap<number, string> | undefined): Decided {
  if (!fields) return decided
  const taken = new Set(decided.values())
  const free = [...fields].filter(([index, field]) => !decided.has(index) && !taken.has(field))
  return new Map([...decided, ...free])
}

/** The column of a name as a recipe writes it: the very same, else the only one that differs in case, accents or separators. */
export function columnNamed(layer: Layer, name: string): number | undefined {
  const exact = layer.columns.findIndex((column, index) => column === name && !layer.made?.has(index))
  if (exact >= 0) return exact
  const key = nameKey(name)
  const alike = layer.columns.flatMap((column, index) =>
    key !== '' && nameKey(column) === key && !layer.made?.has(index) ? [index] : [],
  )
  return alike.length === 1 ? alike[0] : undefined
}

/** The guess with the recipe's word over it: its fields join with the guessed ones as if found with certainty. */
export function withDecided(
  guessed: readonly Candidate[],
  weekdays: WeekColumns,
  decided: Decided,
  entity: Entity,
  columns: readonly Column[],
): { fields: Candidate[]; week: WeekColumns; unfit: Warning[] } {
  const unfit: Warning[] = []
  const own: Candidate[] = []
  const week: WeekColumns = new Map()
  for (const [index, to] of decided) {
    if (to === null) continue
    const column = columns[index]!
    if (days.has(to)) week.set(to as Weekday, [...(week.get(to as Weekday) ?? []), index])
    else if (entityFields[entity].includes(to)) own.push({ field: to, column, score: 1, reasons: ['recipe'] })
    else unfit.push({ kind: 'recipe-field-unfit', count: 1, where: column.name, message: to })
  }
  const taken = new Set(own.map(({ field }) => field))
  const fields = [...guessed.filter(({ field, column }) => !taken.has(field) && !decided.has(column.index)), ...own]
  return { fields, week: week.size > 0 ? week : weekdays, unfit }
}

const days = new Set(['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'])

/** What a person settled is certain, and says so; what a schema settled nearly. */
export function asDecided(plan: PlanItem[], decided: Decided, schema?: ReadonlyMap<number, string>): PlanItem[] {
  const settled = (item: PlanItem) => item.parts.every(({ column, field }) => decided.get(column) === field)
  const bySchema = (item: PlanItem) => item.parts.some(({ column, field }) => schema?.get(column) === field)
  return plan.map((item) => {
    if (!settled(item)) return item
    return bySchema(item)
      ? { ...item, confidence: 0.99, reasons: ['schema'] }
      : { ...item, confidence: 1, reasons: ['recipe'] }
  })
}

/** Over a format that knows its own fields. */
export function overruled(plan: PlanItem[], decided: Decided): PlanItem[] {
  const own = [...decided].flatMap(([column, to]): PlanItem[] =>
    to === null ? [] : [{ to, parts: [{ column, field: to }], confidence: 1, reasons: ['recipe'] }],
  )
  const taken = new Set(own.map(({ to }) => to))
  const left = plan.filter(({ to, parts }) => !taken.has(to) && !parts.some(({ column }) => decided.has(column)))
  return sorted([...left, ...own])
}

/** A made column is named by the source's own ones it is made of. */
export function withOrigins(mapping: FieldMapping[], layer: Layer): FieldMapping[] {
  const { made } = layer
  if (!made) return mapping
  return mapping.map((item) => {
    if (!item.columns.some((column) => made.has(column))) return item
    const columns = [...new Set(item.columns.flatMap((column) => made.get(column)?.columns ?? [column]))]
    const from = columns.map((column) => layer.columns[column]).join(' + ')
    return { ...item, columns, from: from || 'recipe' }
  })
}
