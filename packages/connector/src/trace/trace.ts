import type { CanonicalRecord } from '@wiker/model'
import { convertBatches } from '../check/convert-layer.ts'
import { isEmpty } from '../check/row.ts'
import type { MemberReading } from '../convert.ts'
import type { FieldMapping, Layer, RawRecord, Repair } from '../types.ts'
import { leafOf, leavesOf, mappingFor, same } from './fields.ts'
import { filledColumns, GEOMETRY, without } from './rows.ts'
import { Trial } from './trial.ts'

/** Where every value of a record comes from. */
export interface RecordTrace {
  record: CanonicalRecord
  member: string
  /** What `rows` count: lines of a text file, rows of a sheet, else the records of the member. */
  counted: 'line' | 'row' | 'item'
  rows: number[]
  fields: FieldTrace[]
}

export interface FieldTrace {
  /** Dotted path in the record: `startDate`, `location.name`, `additional.code`. */
  field: string
  value: unknown
  /**
   * `copied` as it stands, `read` from one column, `joined` from several, `derived` from columns of other fields, `constant` of the
   * recipe, `given` by who reads (the town), `usual` when nothing else is said.
   */
  how: 'copied' | 'read' | 'joined' | 'derived' | 'constant' | 'given' | 'usual'
  sources: CellTrace[]
  /** Repairs and readings of these cells, by kind. */
  done: { kind: string; before?: string; after?: string }[]
  /** Of the mapping that put the column there. */
  confidence?: number
  reasons?: string[]
}

export interface CellTrace {
  column: string
  row: number
  /** What stands in the cell. */
  value: unknown
}

/** A record by its number in the member (`provenance.record`), its id, or the line or row it was made of. */
export type Wanted = { record: number } | { id: string } | { row: number }

/**
 * Traces a record back. Nothing is kept for this while records are
 * made: the member is read up to the record, then the record is made again with one cell after the other left empty, and what
 * changes is what the cell was for. Undefined when there is no such record.
 */
export async function traceOf(member: MemberReading, wanted: Wanted): Promise<RecordTrace | undefined> {
  const { layer, understanding, context } = member
  if (!layer || !understanding || !context) return undefined
  const found = await find(member, wanted)
  if (!found) return undefined
  const { record, rows } = found
  const tracer = new Tracer(layer, understanding.mapping, rows, new Trial(layer, understanding, context), record)
  const fields = await tracer.fields(context.town)
  return { record, member: member.path, counted: countedIn(layer), rows: rows.map(({ where }) => where), fields }
}

export function countedIn({ format }: Layer): RecordTrace['counted'] {
  if (['csv', 'fixed-width', 'markdown', 'wkt'].includes(format)) return 'line'
  return ['xlsx', 'xls', 'xlsb', 'excel-xml', 'ods', 'fods', 'dbf'].includes(format) ? 'row' : 'item'
}

async function find(member: MemberReading, wanted: Wanted) {
  let found: { record: CanonicalRecord; rows: readonly RawRecord[] } | undefined
  const batches = convertBatches(member.layer!, member.understanding!, member.context!, (converted, rows) => {
    if (found || !converted.ok) return
    const { record } = converted
    const hit =
      'id' in wanted
        ? record.id === wanted.id
        : 'row' in wanted
          ? rows.some(({ where }) => where === wanted.row)
          : record.provenance?.record === wanted.record
    if (hit) found = { record, rows }
  })
  for await (const _ of batches) if (found) break
  return found
}

class Tracer {
  readonly #layer: Layer
  readonly #mapping: readonly FieldMapping[]
  readonly #rows: readonly RawRecord[]
  readonly #trial: Trial
  readonly #record: CanonicalRecord
  readonly #columns: number[]

  constructor(
    layer: Layer,
    mapping: readonly FieldMapping[],
    rows: readonly RawRecord[],
    trial: Trial,
    record: CanonicalRecord,
  ) {
    this.#layer = layer
    this.#mapping = mapping
    this.#rows = rows
    this.#trial = trial
    this.#record = record
    this.#columns = filledColumns(rows)
  }

  async fields(town: { code: string; name: string } | undefined): Promise<FieldTrace[]> {
    const leaves = leavesOf(this.#record)
    const without = await this.#trial.outcomes(this.#columns.map((column) => this.#blanked(column)))
    const needs = (field: string, value: unknown) =>
      this.#columns.filter((_, index) => {
        const record = without[index]
        // A record that can't be without this cell is refused for its name only.
        return record ? !same(leafOf(record, field), value) : field === 'name'
      })
    const name = needs('name', leaves.get('name'))
    const nameRepairs = name.length > 0 ? (await this.#trial.outcome(this.#keeping(name))).repairs : []
    const traces: FieldTrace[] = []
    for (const [field, value] of leaves) {
      const item = mappingFor(field, this.#mapping)
      const columns = await this.#enough(field, value, needs(field, value), item, name)
      const repairs =
        columns.length > 0 ? (await this.#trial.outcome(this.#keeping([...columns, ...name]))).repairs : []
      const own = field === 'name' ? repairs : repairs.filter((one) => !nameRepairs.some((other) => same(one, other)))
      traces.push(this.#told(field, value, columns, item, own, town))
    }
    return traces
  }

  /** The cells the value needs, and no fewer than it takes to make it. */
  async #enough(
    field: string,
    value: unknown,
    needed: readonly number[],
    item: FieldMapping | undefined,
    name: readonly number[],
  ): Promise<number[]> {
    const makes = async (columns: readonly number[]) =>
      same(leafOf((await this.#trial.outcome(this.#keeping([...columns, ...name]))).record, field), value)
    if (needed.length > 0 && (await makes(needed))) return this.#inOrder(needed, item)
    // Two cells may say the same: leaving out one of them then changes nothing.
    const declared = (item?.columns ?? []).filter((column) => this.#columns.includes(column))
    const both = [...new Set([...needed, ...declared])]
    if (declared.length > 0 && (await makes(both))) return this.#inOrder(both, item)
    if (needed.length === 0 && (await makes([]))) return []
    let kept = [...this.#columns]
    for (const column of this.#columns) {
      const fewer = kept.filter((one) => one !== column)
      if (!needed.includes(column) && (await makes(fewer))) kept = fewer
    }
    return this.#inOrder(kept, item)
  }

  #inOrder(columns: readonly number[], item: FieldMapping | undefined): number[] {
    const rank = (column: number) => {
      const at = item?.columns.indexOf(column) ?? -1
      return at < 0 ? 1000 + column : at
    }
    return [...columns].sort((a, b) => rank(a) - rank(b))
  }

  #told(
    field: string,
    value: unknown,
    columns: readonly number[],
    item: FieldMapping | undefined,
    repairs: readonly Repair[],
    town: { code: string; name: string } | undefined,
  ): FieldTrace {
    const { made } = this.#layer
    const sources = this.#cells([...new Set(columns.flatMap((column) => made?.get(column)?.columns ?? [column]))])
    const done = repairs
      .filter(({ kind }) => concerns(kind, field))
      .map(({ kind, example }) => ({ kind, ...(example ? { before: example.before, after: example.after } : {}) }))
    const declared =
      item && columns.some((column) => item.columns.includes(column) || made?.get(column)?.to === item.to)
    const common = { field, value, done }
    const mapped = declared ? { confidence: item.confidence, reasons: item.reasons } : {}
    if (columns.length === 0)
      return { ...common, sources, how: town && (value === town.code || value === town.name) ? 'given' : 'usual' }
    if (sources.length === 0) return { ...common, sources, how: 'constant', ...mapped }
    const different = new Set(sources.map(({ column }) => column)).size
    const text = (one: unknown) => (typeof one === 'string' ? one.trim() : JSON.stringify(one))
    const together = (item?.columns.length ?? 0) > 1 || done.some(({ kind }) => projected(kind))
    const plain = sources.every((cell) => text(cell.value) === text(value)) || same([sources[0]!.value], value)
    const how =
      plain && different === 1
        ? 'copied'
        : different > 1 && declared && together
          ? 'joined'
          : declared
            ? 'read'
            : 'derived'
    const own = item?.columns.map((column) => this.#layer.columns[column])
    // A latitude is none without its longitude, but it is read from its own column.
    const alone = how === 'read' && declared && /(?:^|\.)(?:latitude|longitude)$/.test(field)
    const told = alone ? sources.filter(({ column }) => own?.includes(column)) : sources
    const from = told.length > 0 ? told : sources
    return {
      ...common,
      sources: from,
      how: field.startsWith('additional.') && how === 'derived' ? 'read' : how,
      ...mapped,
    }
  }

  #cells(columns: readonly number[]): CellTrace[] {
    return this.#rows.flatMap((row) =>
      columns.flatMap((column): CellTrace[] => {
        if (column === GEOMETRY)
          return row.geometry ? [{ column: 'geometry', row: row.where, value: row.geometry }] : []
        const value = row.original?.has(column) ? row.original.get(column) : row.values[column]
        return isEmpty(value) ? [] : [{ column: this.#layer.columns[column]!, row: row.where, value }]
      }),
    )
  }

  #blanked(column: number): RawRecord[] {
    return this.#rows.map((row) => without(row, (one) => one === column))
  }

  #keeping(columns: readonly number[]): RawRecord[] {
    const kept = new Set(columns)
    return this.#rows.map((row) => without(row, (one) => !kept.has(one)))
  }
}

const projected = (kind: string): boolean => kind === 'lambert-93' || kind.startsWith('projected-')

/** Cells that serve two fields tell each its own repairs. */
function concerns(kind: string, field: string): boolean {
  const name = field.split('.').at(-1)!
  if (kind === 'town-code-found') return name === 'townCode'
  if (kind === 'town-given') return name === 'townCode' || name === 'addressLocality'
  if (kind === 'latitude-longitude-swapped' || projected(kind))
    return name === 'latitude' || name === 'longitude' || name === 'geometry'
  return kind !== 'ends-after-midnight' || name === 'endDate'
}
