import type { Entity } from '@wiker/model'
import type { FieldSettings } from '../map/column-settings.ts'
import type { MapContext } from '../map/context.ts'
import type { MixedKinds } from '../map/mixed-kinds.ts'
import type { PlanItem } from '../map/plan.ts'
import type { PositionSettings } from '../map/position.ts'
import type { Converted, Layer, Problem, RawRecord, Understanding } from '../types.ts'
import { assembler } from './assemble.ts'
import { fieldFinisher } from './finish.ts'
import { identities } from './identity.ts'
import { deriveName, nameFromRow, nameFromYes } from './names.ts'
import { positionConverter } from './position-converter.ts'
import { type Draft, isEmpty } from './row.ts'
import { stepsOf } from './steps.ts'
import type { Tally } from './tally.ts'
import { townFinder } from './towns.ts'

/** What turns the rows of a layer into records, made once: a draft of each row, then what came of it. */
export type Maker = ReturnType<typeof compileOne>

/** The maker of a layer; rows that say they are of another kind than the rest (`settings.kinds`) go to a maker of their own. */
export function compile(layer: Layer, understanding: Understanding, context: MapContext, tally: Tally): Maker {
  const main = compileOne(layer, understanding, context, tally)
  const mixed = understanding.settings.kinds as
    | (MixedKinds & { understandings: Record<string, Understanding> })
    | undefined
  if (!mixed) return main
  const makers = new Map(
    Object.entries(mixed.understandings).map(([entity, own]) => [entity, compileOne(layer, own, context, tally)]),
  )
  const makerOf = ({ values }: RawRecord) =>
    makers.get(mixed.kinds[String(values[mixed.column] ?? '').trim()] ?? '') ?? main
  return {
    ...main,
    draft: (record, number) => makerOf(record).draft(record, number),
    settle: (made) => makerOf(made.record).settle(made),
    complete: (made, own, again) => makerOf(made.record).complete(made, own, again),
    ownId: (made) => makerOf(made.record).ownId(made),
  }
}

function compileOne(layer: Layer, understanding: Understanding, context: MapContext, tally: Tally) {
  const entity = understanding.entity.type
  const settings = understanding.settings as {
    plan: PlanItem[]
    fields: Record<string, FieldSettings>
    position?: PositionSettings
    identity?: number
  }
  const names = layer.columns
  const steps = stepsOf(settings.plan, settings.fields, names, entity, context, tally)
  const position = positionConverter(settings.plan, settings.position, names, context, tally)
  const checksCountry = understanding.settings.checksCountry !== false
  const findTown = townFinder(context, tally)
  const identity = layer.format === 'ics' ? undefined : settings.identity
  const ids = identities(entity, identity, context)
  const used = new Set(settings.plan.flatMap(({ parts }) => parts.map(({ column }) => column)))
  const valueColumn = settings.plan.find(({ to }) => to === 'value')?.parts[0]?.column
  const labels = valueColumn === undefined ? {} : { value: names[valueColumn] }
  const finishFields = fieldFinisher(entity, names, settings.plan, context)
  const assemble = assembler(entity)
  const provenance = provenanceOf(layer, context)
  const labelsOf = columnLabels(names)
  // Objects that have all their fields from the start need no new room for each of them.
  const blank: Record<string, unknown> = Object.fromEntries(settings.plan.map(({ to }) => [to, undefined]))

  // Only an object without a prototype keeps a column called `__proto__`, and it is slower than another.
  let odd = false
  let looked = 0

  function draft(record: RawRecord, number: number): Draft {
    for (; looked < names.length; looked++) odd ||= names[looked] === '__proto__'
    const additional: Draft['additional'] = odd ? Object.create(null) : {}
    const made: Draft = { fields: { ...blank }, additional, warnings: [], record, number }
    const { values } = record
    for (let column = 0; column < values.length; column++) {
      if (!used.has(column) && !layer.derived?.has(column) && !isEmpty(values[column]))
        made.additional[labelsOf(column)] = values[column]
    }
    if (record.original) for (const [column, value] of record.original) made.additional[labelsOf(column)] = value
    if (record.unknown)
      for (const { key, field } of record.unknown) made.warnings.push({ field: field ?? 'record', message: key })
    for (const step of steps) step(made)
    position(made, checksCountry)
    findTown(made)
    finishFields(made)
    return made
  }

  /** Gives the record its name; a record that can have none is refused. */
  function settle(made: Draft): Refused | undefined {
    const { fields, record } = made
    if (fields.name !== undefined) return undefined
    const usual = entity === 'other' ? undefined : deriveName(entity, made, labels)
    const name = usual ?? nameFromRow(made, names, standsAlone.has(entity))
    const isSpot = name === undefined && (fields.latitude !== undefined || fields.geometry !== undefined)
    if (name === undefined && !isSpot)
      return entity === 'other' ? undefined : refused(record, [{ key: 'name-missing', field: 'name' }], layer)
    if (isSpot) made.isSpot = true
    else fields.name = name
    if (usual === undefined || people.has(entity)) made.warnings.push({ field: 'name', message: 'name-derived' })
    return undefined
  }

  /** The record of a settled draft. `own` is the hash of its own identifier, `again` whether another record had the same one before. */
  function complete(made: Draft, own: string | undefined, again: boolean): Converted {
    if (made.isSpot) made.fields.name = `${spotTitle()} ${made.number}`
    return {
      ok: true,
      record: assemble(made, ids.urn(made, own, again), provenance(made.number)),
      where: made.record.where,
    }
  }

  /** A shape with nothing said of it is one of its layer. */
  function spotTitle(): string {
    return layer.facts?.title ?? layer.facts?.name ?? layer.path.replace(/^.*[/#]|\.\w{2,8}$/g, '')
  }

  function nameDay(made: Draft): void {
    const name = nameFromYes(made, names)
    if (name === undefined) return
    made.fields.name = name
    made.warnings.push({ field: 'name', message: 'name-derived' })
  }

  return { draft, settle, complete, nameDay, ownId: ids.own }
}

export type Refused = Converted & { ok: false }

/** Kinds that mean something by their figures alone: a row of them is never refused for want of words. */
const standsAlone = new Set<Entity>(['other', 'statistic', 'budget'])
/** Kinds whose names people look for: one made from other fields is said. */
const people = new Set<Entity>(['event', 'place', 'organization'])

const labelMakers = new WeakMap<readonly string[], (column: number) => string>()

/**
 * Names of columns by their index, each made once; two of one name would hide one another. Sources that grow columns while they are
 * read are followed.
 */
function columnLabels(names: readonly string[]): (column: number) => string {
  const made = labelMakers.get(names)
  if (made) return made
  const known: string[] = []
  const first = new Map<string, number>()
  let looked = 0
  const label = (column: number): string => {
    if (known[column] !== undefined) return known[column]
    for (; looked < names.length; looked++) if (!first.has(names[looked]!)) first.set(names[looked]!, looked)
    const name = names[column] || `column ${column + 1}`
    const text = (first.get(name) ?? column) === column ? name : `${name} (${column + 1})`
    if (column < names.length) known[column] = text
    return text
  }
  labelMakers.set(names, label)
  return label
}

function provenanceOf(layer: Layer, { source, member, recipe }: MapContext): (record: number) => object {
  const { url, retrieved } = source
  return (record) => {
    const licence = recipe?.licence ?? source.licence ?? layer.facts?.licence
    const publisher = source.publisher ?? layer.facts?.publisher
    if (!publisher && !licence) return { source: url, member, record, retrieved }
    return {
      source: url,
      member,
      record,
      ...(publisher ? { publisher } : {}),
      ...(licence ? { licence } : {}),
      retrieved,
    }
  }
}

export function refused(record: RawRecord, problems: Problem[], layer: Layer): Refused {
  const raw: Record<string, unknown> = {}
  const labelOf = columnLabels(layer.columns)
  for (let column = 0; column < record.values.length; column++) {
    const value = record.original?.has(column) ? record.original.get(column) : record.values[column]
    if (!isEmpty(value) && !layer.derived?.has(column)) raw[labelOf(column)] = value
  }
  return { ok: false, refusal: { where: record.where, problems, raw } }
}
