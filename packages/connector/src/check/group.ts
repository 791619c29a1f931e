import type { Entity } from '@wiker/model'
import type { Dish } from './dishes.ts'
import type { Draft } from './row.ts'

/** What rows that make one record together have in common; undefined when a row is a record of its own. */
export function groupKey(entity: Entity, { fields }: Draft): string | undefined {
  if (entity !== 'menu' || fields.date === undefined) return undefined
  return [fields.date, fields.restaurant, fields.meal, fields.townCode].join('\n')
}

/** Takes a row into the record it belongs to: the dishes of one day's meal stand in rows of their own. */
export function join(before: Draft, next: Draft): void {
  const dishes = next.fields.dishes as Dish[] | undefined
  if (dishes) before.fields.dishes = [...((before.fields.dishes as Dish[] | undefined) ?? []), ...dishes]
  for (const [name, value] of Object.entries(next.additional)) merge(before.additional, name, value)
  before.warnings.push(...next.warnings)
}

/** Values that differ from row to row are kept side by side. */
function merge(additional: Record<string, unknown>, name: string, value: unknown): void {
  const known = additional[name]
  if (known === undefined) additional[name] = value
  else if (Array.isArray(known)) known.push(value)
  else if (known !== value) additional[name] = [known, value]
}
