import type { Entity } from '@wiker/model'
import type { Dish } from './dishes.ts'
import type { Draft } from './row.ts'

/** Tells whether a row belongs to the record before it, and takes it in: the dishes of one day's meal stand in rows of their own. */
export function joinsBefore(entity: Entity, before: Draft, next: Draft): boolean {
  if (entity !== 'menu' || before.fields.date === undefined) return false
  for (const name of ['date', 'restaurant', 'meal', 'townCode'])
    if (before.fields[name] !== next.fields[name]) return false
  const dishes = next.fields.dishes as Dish[] | undefined
  if (dishes) before.fields.dishes = [...((before.fields.dishes as Dish[] | undefined) ?? []), ...dishes]
  for (const [name, value] of Object.entries(next.additional)) merge(before.additional, name, value)
  before.warnings.push(...next.warnings)
  return true
}

/** Values that differ from row to row are kept side by side. */
function merge(additional: Record<string, unknown>, name: string, value: unknown): void {
  const known = additional[name]
  if (known === undefined) additional[name] = value
  else if (Array.isArray(known)) known.push(value)
  else if (known !== value) additional[name] = [known, value]
}
