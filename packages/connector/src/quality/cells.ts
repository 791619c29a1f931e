import type { Entity } from '@wiker/model'
import { type Convert, converterOf, specialConverter, trusting } from '../check/field-converters.ts'
import { oneCell } from '../check/one-cell.ts'
import { ordinate } from '../check/plain.ts'
import { isEmpty } from '../check/row.ts'
import type { FieldSettings } from '../map/column-settings.ts'
import type { MapContext } from '../map/context.ts'
import { fieldKinds } from '../map/fields.ts'
import type { PlanItem } from '../map/plan.ts'
import type { Layer, Understanding } from '../types.ts'

/** What a cell should have said: the value as its reader took it, written the standard way; undefined when it is right as it stands. */
export type CellRepair = (raw: unknown) => string | undefined

/**
 * Readings that are no faults: another projection, hours in words and texts with markup are the publisher's own right, and a
 * calendar's clock is that of its town.
 */
const readings =
  /^(?:lambert-93|projected-.*|opening-hours|html-to-text|html|town-.*|floating-time|time-zone|date-year-only)$/

/** By column: repairs are offered only where one column makes one field, and only when what is written reads the same and needs no repair again. */
export function cellRepairs(layer: Layer, understanding: Understanding, context: MapContext): Map<number, CellRepair> {
  const { plan, fields } = understanding.settings as { plan: PlanItem[]; fields: Record<string, FieldSettings> }
  const entity = understanding.entity.type
  const repairs = new Map<number, CellRepair>()
  for (const item of plan) {
    for (const { column, field } of item.parts) {
      if (repairs.has(column) || layer.derived?.has(column)) continue
      const convert = converterFor(item, field, fields[item.to] ?? {}, entity, context)
      if (convert) repairs.set(column, repairWith(convert))
    }
  }
  return repairs
}

function converterFor(
  item: PlanItem,
  field: string,
  settings: FieldSettings,
  entity: Entity,
  context: MapContext,
): Convert | undefined {
  const kind = fieldKinds[field]
  if (!kind || kind === 'latlon' || kind === 'geometry' || kind === 'timings' || kind === 'postalLocality')
    return undefined
  // Words of an address in several cells are joined as they stand.
  if (item.parts.length > 1 && kind !== 'date' && kind !== 'time') return undefined
  if (kind === 'latitude' || kind === 'longitude') return item.parts.length === 1 ? ordinate : undefined
  // The hour's settings are its own, not those of the day it stands beside.
  const reading = specialConverter(field, entity) ?? converterOf(kind, kind === 'time' ? {} : settings, context)
  return item.reasons.includes('known') ? trusting(reading) : reading
}

function repairWith(convert: Convert): CellRepair {
  return (raw) => {
    if (isEmpty(raw) || typeof raw === 'object') return undefined
    const read = convert(raw)
    if (read.value === undefined || !read.repairs?.some((kind) => !readings.test(kind))) return undefined
    const text = oneCell(read.value)
    if (text === undefined || text === String(raw)) return undefined
    const again = convert(text)
    const settled = again.repairs === undefined || again.repairs.every((kind) => readings.test(kind))
    return settled && JSON.stringify(again.value) === JSON.stringify(read.value) ? text : undefined
  }
}
