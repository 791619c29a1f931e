import type { Entity } from '@wiker/model'
import type { FieldSettings } from '../map/column-settings.ts'
import type { MapContext } from '../map/context.ts'
import type { PlanItem } from '../map/plan.ts'
import type { PositionSettings } from '../map/position.ts'
import type { Converted, Layer, Problem, RawRecord, Understanding } from '../types.ts'
import { assembler } from './assemble.ts'
import { continues } from './daily.ts'
import { fieldFinisher } from './finish.ts'
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
  for await (const batch of convertBatches(layer, understanding, context)) yield* batch
}

/** Told of each outcome with the rows it was made of: several where rows make one record together. */
export type Observer = (converted: Converted, rows: readonly RawRecord[]) => void

/** The same, many at a time. */
export async function* convertBatches(
  layer: Layer,
  understanding: Understanding,
  context: MapContext,
  observer?: Observer,
): AsyncGenerator<Converted[]> {
  const conversion = new Conversion(layer, understanding, context, observer)
  for await (const batch of layer.batches?.() ?? gathered(layer.records())) {
    const out: Converted[] = []
    for (const record of batch) conversion.push(record, out)
    if (out.length > 0) yield out
  }
  const last: Converted[] = []
  conversion.end(last)
  if (last.length > 0) yield last
}

/** What was read before a source broke off comes out before it does. */
async function* gathered(records: AsyncIterable<RawRecord>): AsyncGenerator<RawRecord[]> {
  let batch: RawRecord[] = []
  try {
    for await (const record of records) {
      batch.push(record)
      if (batch.length < BATCH) continue
      yield batch
      batch = []
    }
  } catch (error) {
    if (batch.length > 0) yield batch
    throw error
  }
  if (batch.length > 0) yield batch
}
const BATCH = 256

/** Rows in, records out; those that may still grow (the dishes of a day, a holiday of many days) are held back. */
class Conversion {
  readonly #layer: Layer
  readonly #entity: Entity
  readonly #make: ReturnType<typeof compile>
  readonly #waiting = new Map<string, Draft>()
  readonly #observer: Observer | undefined
  /** Rows that were taken into another one, by the draft they went into; kept only for an observer. */
  readonly #joined = new Map<Draft, RawRecord[]>()
  #yesterday: Draft | undefined
  #number = 0

  constructor(layer: Layer, understanding: Understanding, context: MapContext, observer?: Observer) {
    this.#observer = observer
    this.#layer = layer
    this.#entity = understanding.entity.type
    this.#make = compile(layer, understanding, context)
    if (this.#make.groups || this.#make.daily) layer.merged = 0
  }

  push(record: RawRecord, out: Converted[]): void {
    if (record.broken) {
      this.#number++
      const broken = refused(record, [record.broken], this.#layer)
      this.#observer?.(broken, [record])
      out.push(broken)
      return
    }
    if (record.geometry === undefined && record.values.every(isEmpty)) return
    const make = this.#make
    const draft = make.draft(record, ++this.#number)
    if (make.daily) this.#day(draft, out)
    else if (make.groups) this.#grouped(draft, out)
    else this.#finish(draft, out)
  }

  end(out: Converted[]): void {
    if (this.#yesterday) this.#finish(this.#yesterday, out)
    for (const each of this.#waiting.values()) this.#finish(each, out)
  }

  #finish(draft: Draft, out: Converted[]): void {
    const converted = this.#make.finish(draft)
    if (this.#observer) {
      this.#observer(converted, [draft.record, ...(this.#joined.get(draft) ?? [])])
      this.#joined.delete(draft)
    }
    out.push(converted)
  }

  #day(draft: Draft, out: Converted[]): void {
    if (draft.fields.name === undefined) this.#make.nameDay(draft)
    if (draft.fields.name === undefined) {
      this.#merged()
      return
    }
    if (this.#yesterday && continues(this.#yesterday, draft)) {
      this.#merged(this.#yesterday, draft)
      return
    }
    if (this.#yesterday) this.#finish(this.#yesterday, out)
    this.#yesterday = draft
  }

  #grouped(draft: Draft, out: Converted[]): void {
    const key = groupKey(this.#entity, draft)
    if (key === undefined) {
      this.#finish(draft, out)
      return
    }
    const before = this.#waiting.get(key)
    if (before) {
      join(before, draft)
      this.#merged(before, draft)
      return
    }
    if (this.#waiting.size >= MOST_WAITING) {
      for (const each of this.#waiting.values()) this.#finish(each, out)
      this.#waiting.clear()
    }
    this.#waiting.set(key, draft)
  }

  #merged(before?: Draft, { record }: Partial<Draft> = {}): void {
    this.#layer.merged = (this.#layer.merged ?? 0) + 1
    if (!this.#observer || !before || !record) return
    const rows = this.#joined.get(before)
    if (rows) rows.push(record)
    else this.#joined.set(before, [record])
  }
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
  const finishFields = fieldFinisher(entity, names, settings.plan, context)
  const assemble = assembler(entity)
  const provenance = provenanceOf(layer, context)
  const labelsOf = columnLabels(names)
  // Objects that have all their fields from the start need no new room for each of them.
  const blank: Record<string, unknown> = Object.fromEntries(settings.plan.map(({ to }) => [to, undefined]))

  function draft(record: RawRecord, number: number): Draft {
    const made: Draft = { fields: { ...blank }, additional: {}, warnings: [], record, number }
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
    return { ok: true, record: assemble(made, identify(made), provenance(made.number)) }
  }

  /** A shape with nothing said of it is one of its layer. */
  function nameOfSpot(made: Draft): string | undefined {
    if (made.fields.latitude === undefined && made.fields.geometry === undefined) return undefined
    const title = layer.facts?.title ?? layer.facts?.name ?? layer.path.replace(/^.*[/#]|\.\w{2,8}$/g, '')
    return `${title} ${made.number}`
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

/** Names of columns by their index; sources that grow columns while they are read are followed. */
function columnLabels(names: readonly string[]): (column: number) => string {
  const known: string[] = []
  return (column) => {
    let label = known[column]
    if (label === undefined) {
      label = nameOf(names, column)
      if (column < names.length) known[column] = label
    }
    return label
  }
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

function refused(record: RawRecord, problems: Problem[], layer: Layer): Converted {
  const raw: Record<string, unknown> = {}
  for (let column = 0; column < record.values.length; column++) {
    const value = record.original?.has(column) ? record.original.get(column) : record.values[column]
    if (!isEmpty(value) && !layer.derived?.has(column)) raw[nameOf(layer.columns, column)] = value
  }
  return { ok: false, refusal: { where: record.where, problems, raw } }
}
