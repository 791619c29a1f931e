import type { Entity } from '@wiker/model'
import type { FieldSettings } from '../map/column-settings.ts'
import type { MapContext } from '../map/context.ts'
import type { PlanItem } from '../map/plan.ts'
import type { PositionSettings } from '../map/position.ts'
import type { Converted, Layer, Problem, RawRecord, Understanding } from '../types.ts'
import { assemble } from './assemble.ts'
import { continues } from './daily.ts'
import { finishFields } from './finish.ts'
import { groupKey, join } from './group.ts'
import { identities } from './identity.ts'
import { deriveName, nameFromRow, nameFromYes } from './names.ts'
import { positionConverter } from './position-converter.ts'
import { type Draft, isEmpty } from './row.ts'
import { stepsOf } from './steps.ts'
import { tallyInto } from './tally.ts'
import { townFinder } from './towns.ts'

/**
 * The records of a layer, one by one, as the mapping understood it. Converters are made once for each column. Repairs and
 * warnings are counted into the understanding while reading; a record that can't be kept comes back as a refusal with reasons.
 */
export async function* convertLayer(
  layer: Layer,
  understanding: Understanding,
  context: MapContext,
): AsyncGenerator<Converted> {
  const make = compile(layer, understanding, context)
  if (make.groups || make.daily) layer.merged = 0
  const waiting = new Map<string, Draft>()
  let yesterday: Draft | undefined
  let number = 0
  for await (const record of layer.records()) {
    if (record.broken) {
      number++
      yield refused(record, [record.broken], layer)
      continue
    }
    if (record.geometry === undefined && record.values.every(isEmpty)) continue
    number++
    const draft = make.draft(record, number)
    if (make.daily) {
      if (draft.fields.name === undefined) make.nameDay(draft)
      if (draft.fields.name === undefined || (yesterday && continues(yesterday, draft))) {
        layer.merged = (layer.merged ?? 0) + 1
        continue
      }
      if (yesterday) yield make.finish(yesterday)
      yesterday = draft
      continue
    }
    const key = make.groups ? groupKey(understanding.entity.type, draft) : undefined
    if (key === undefined) {
      yield make.finish(draft)
      continue
    }
    const before = waiting.get(key)
    if (before) {
      join(before, draft)
      layer.merged = (layer.merged ?? 0) + 1
      continue
    }
    if (waiting.size >= MOST_WAITING) {
      for (const each of waiting.values()) yield make.finish(each)
      waiting.clear()
    }
    waiting.set(key, draft)
  }
  if (yesterday) yield make.finish(yesterday)
  for (const each of waiting.values()) yield make.finish(each)
}

/** Records kept open for rows that may still belong to them; far more days than any canteen has published. */
const MOST_WAITING = 50_000

function compile(layer: Layer, understanding: Understanding, context: MapContext) {
  const entity = understanding.entity.type
  const settings = understanding.settings as {
    plan: PlanItem[]
    fields: Record<string, FieldSettings>
    position?: PositionSettings
    identity?: number
  }
  const tally = tallyInto(understanding)
  const names = layer.columns
  const steps = stepsOf(settings.plan, settings.fields, names, entity, context, tally)
  const position = positionConverter(settings.plan, settings.position, names, context, tally)
  const checksCountry = understanding.settings.checksCountry !== false
  const findTown = townFinder(context, tally)
  const identify = identities(entity, layer.format === 'ics' ? undefined : settings.identity, context)
  const used = new Set(settings.plan.flatMap(({ parts }) => parts.map(({ column }) => column)))
  const valueColumn = settings.plan.find(({ to }) => to === 'value')?.parts[0]?.column
  const labels = valueColumn === undefined ? {} : { value: names[valueColumn] }
  const numbers = new WeakMap<Draft, number>()

  function draft(record: RawRecord, number: number): Draft {
    const made: Draft = { fields: {}, additional: {}, warnings: [], record }
    numbers.set(made, number)
    const { values } = record
    for (let column = 0; column < values.length; column++) {
      if (!used.has(column) && !layer.derived?.has(column) && !isEmpty(values[column]))
        made.additional[nameOf(names, column)] = values[column]
    }
    for (const { key, field } of record.unknown ?? []) made.warnings.push({ field: field ?? 'record', message: key })
    for (const step of steps) step(made)
    position(made, checksCountry)
    findTown(made)
    finishFields(entity, made, names, settings.plan, context)
    return made
  }

  function finish(made: Draft): Converted {
    const { fields, record } = made
    if (fields.name === undefined) {
      const usual = entity === 'other' ? undefined : deriveName(entity, made, labels)
      const name = usual ?? nameFromRow(made, names, standsAlone.has(entity)) ?? nameOfSpot(made)
      if (name === undefined && entity !== 'other')
        return refused(record, [{ key: 'name-missing', field: 'name' }], layer)
      if (name !== undefined) fields.name = name
      if (name !== undefined && (usual === undefined || people.has(entity)))
        made.warnings.push({ field: 'name', message: 'name-derived' })
    }
    return {
      ok: true,
      record: assemble(entity, made, identify(made), provenanceOf(numbers.get(made)!, layer, context)),
    }
  }

  /** A shape with nothing said of it is one of its layer. */
  function nameOfSpot(made: Draft): string | undefined {
    if (made.fields.latitude === undefined && made.fields.geometry === undefined) return undefined
    const title = layer.facts?.title ?? layer.facts?.name ?? layer.path.replace(/^.*[/#]|\.\w{2,8}$/g, '')
    return `${title} ${numbers.get(made)}`
  }

  function nameDay(made: Draft): void {
    const name = nameFromYes(made, names)
    if (name === undefined) return
    made.fields.name = name
    made.warnings.push({ field: 'name', message: 'name-derived' })
  }

  return { draft, finish, nameDay, groups: entity === 'menu', daily: understanding.settings.daily === true }
}

/** Kinds that mean something by their figures alone: a row of them is never refused for want of words. */
const standsAlone = new Set<Entity>(['other', 'statistic', 'budget'])
/** Kinds whose names people look for: one made from other fields is said. */
const people = new Set<Entity>(['event', 'place', 'organization'])

/** Two columns of one name would hide one another. */
function nameOf(names: readonly string[], column: number): string {
  const name = names[column] || `column ${column + 1}`
  const first = names.indexOf(name)
  return first === column || first < 0 ? name : `${name} (${column + 1})`
}

function provenanceOf(record: number, layer: Layer, { source, member, recipe }: MapContext) {
  const licence = recipe?.licence ?? source.licence ?? layer.facts?.licence
  const publisher = source.publisher ?? layer.facts?.publisher
  return {
    source: source.url,
    member,
    record,
    ...(publisher ? { publisher } : {}),
    ...(licence ? { licence } : {}),
    retrieved: source.retrieved,
  }
}

function refused(record: RawRecord, problems: Problem[], layer: Layer): Converted {
  const raw: Record<string, unknown> = {}
  for (let column = 0; column < record.values.length; column++) {
    if (!isEmpty(record.values[column]) && !layer.derived?.has(column))
      raw[nameOf(layer.columns, column)] = record.values[column]
  }
  return { ok: false, refusal: { where: record.where, problems, raw } }
}
