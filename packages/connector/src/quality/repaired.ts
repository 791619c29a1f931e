import { isEmpty } from '../check/row.ts'
import type { MemberReading } from '../convert.ts'
import { writeCsvRows } from '../formats/csv/write.ts'
import { writeOdsRows } from '../formats/ods/write.ts'
import { writeXlsxRows } from '../formats/xlsx/write.ts'
import { type Geometry, geometryToWgs84 } from '../normalize/index.ts'
import type { Layer, RawRecord } from '../types.ts'
import { type CellRepair, cellRepairs } from './cells.ts'
import { type Examination, pairColumns } from './examine.ts'
import type { Fault } from './findings.ts'

export interface RepairedOptions {
  /** Name of the column that says why a row still needs a person, in the publisher's language. */
  column: string
  /** One fault in words. */
  say(fault: Fault): string
}

export interface RepairedFile {
  extension: 'csv' | 'xlsx' | 'ods' | 'geojson'
  /** The file, piece by piece. */
  write(): AsyncGenerator<string | Uint8Array>
  /** Cells that were changed; complete once the file is written. */
  changed: { cells: number }
}

/**
 * The publisher's file to take back: its own columns in their order, every row it had, only the repaired cells changed. What nobody
 * but the publisher can mend stays as it is, with a last column that says why. A format that can't be written comes back as CSV;
 * a calendar, a feed or an announcement is no table to take back.
 */
export function repairedFile(
  member: MemberReading,
  examination: Examination,
  options: RepairedOptions,
): RepairedFile | undefined {
  if (!member.source || member.source.known) return undefined
  const table = new RepairedTable(member, examination, options)
  const { changed } = table
  const layer = member.source
  if (layer.format === 'geojson') return { extension: 'geojson', write: () => features(table), changed }
  if (layer.format === 'xlsx')
    return { extension: 'xlsx', write: () => writeXlsxRows(table.rows(), layer.facts?.sheet), changed }
  if (layer.format === 'ods' || layer.format === 'fods')
    return { extension: 'ods', write: () => writeOdsRows(table.rows(), layer.facts?.sheet), changed }
  const delimiter = layer.delimiter !== undefined && layer.delimiter.length === 1 ? layer.delimiter : ';'
  return { extension: 'csv', write: () => writeCsvRows(table.rows(), delimiter), changed }
}

class RepairedTable {
  readonly changed = { cells: 0 }
  readonly #member: MemberReading
  readonly #layer: Layer
  readonly #examination: Examination
  readonly #options: RepairedOptions
  readonly #repairs: Map<number, CellRepair>
  readonly #pair: { latitude: number; longitude: number } | undefined

  constructor(member: MemberReading, examination: Examination, options: RepairedOptions) {
    this.#member = member
    this.#layer = member.source!
    this.#examination = examination
    this.#options = options
    this.#repairs = cellRepairs(member.layer!, member.understanding!, member.context!)
    this.#pair = pairColumns(member)
  }

  /** Header and rows, as text and numbers. */
  async *rows(): AsyncGenerator<unknown[]> {
    const columns = this.#columns()
    const says = this.#examination.faults.size > 0
    yield [...columns.map((index) => this.#layer.columns[index]), ...(says ? [this.#options.column] : [])]
    for await (const record of this.#layer.records()) {
      const values = this.values(record)
      yield [...columns.map((index) => plain(values[index])), ...(says ? [this.reason(record)] : [])]
    }
  }

  async *records(): AsyncGenerator<{ record: RawRecord; properties: [string, unknown][] }> {
    for await (const record of this.#layer.records()) {
      const values = this.values(record)
      const properties = this.#columns().flatMap((index): [string, unknown][] =>
        values[index] === undefined ? [] : [[this.#layer.columns[index]!, values[index]]],
      )
      const reason = this.reason(record)
      yield { record, properties: reason ? [...properties, [this.#options.column, reason]] : properties }
    }
  }

  values({ values, where }: RawRecord): unknown[] {
    const repaired = [...values]
    const put = (column: number, value: unknown) => {
      repaired[column] = value
      this.changed.cells++
    }
    for (const [column, repair] of this.#repairs) {
      const text = repair(values[column])
      if (text !== undefined) put(column, typeof values[column] === 'number' ? Number(text) : text)
    }
    const turned = this.#examination.turned.get(where)
    if (turned && this.#pair) {
      put(this.#pair.latitude, turned.latitude)
      put(this.#pair.longitude, turned.longitude)
    }
    return repaired
  }

  reason({ where }: RawRecord): string | undefined {
    return this.#examination.faults.get(where)?.map(this.#options.say).join(' ')
  }

  /** In WGS84, as RFC 7946 wants it; a shape that can't be put there stays as it was. */
  geometry({ geometry }: RawRecord): unknown {
    const { crs, settings } = this.#member.understanding!
    const from = crs ?? this.#layer.crs
    if (!geometry || from === undefined || from === 'EPSG:4326') return geometry ?? null
    const { swapped = false } = (settings.position ?? {}) as { swapped?: boolean }
    return geometryToWgs84(geometry as unknown as Geometry, from, swapped) ?? geometry
  }

  /** Its own, without those that only repeat a part of another one, and without what an earlier check wrote. */
  #columns(): number[] {
    const { columns, derived } = this.#layer
    return columns.flatMap((name, index) => (derived?.has(index) || name === this.#options.column ? [] : [index]))
  }
}

function plain(value: unknown): unknown {
  if (isEmpty(value)) return undefined
  return typeof value === 'object' ? JSON.stringify(value) : value
}

async function* features(table: RepairedTable): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":['
  let between = '\n'
  for await (const { record, properties } of table.records()) {
    const feature = { type: 'Feature', geometry: table.geometry(record), properties: Object.fromEntries(properties) }
    yield `${between}${JSON.stringify(feature)}`
    between = ',\n'
  }
  yield '\n]}\n'
}
