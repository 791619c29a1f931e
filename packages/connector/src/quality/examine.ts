import { hash } from 'node:crypto'
import type { CanonicalRecord } from '@wiker/model'
import { convertBatches } from '../check/convert-layer.ts'
import type { MemberReading } from '../convert.ts'
import { problemOf } from '../problem.ts'
import type { Converted, RawRecord, Warning } from '../types.ts'
import { farFromTown, positionOf } from './far.ts'
import { type Fault, Findings, faultOfRefusal, faultOfWarning } from './findings.ts'
import type { Age } from './grades.ts'
import { Fills } from './needs.ts'

/** All that one reading of a member tells of its quality. */
export interface Examination {
  fills: Fills
  findings: Findings
  /** By row: what is wrong in it and nobody but its publisher can mend. */
  faults: Map<number, Fault[]>
  /** By row: latitude and longitude the right way round, where the source has them exchanged. */
  turned: Map<number, { latitude: number; longitude: number }>
  duplicates: { count: number; examples: { row: number; first: number }[] }
  placed: number
  age: Age
  licence?: string
  derivedNames: boolean
  refused: number
  records: number
  /** The reading broke off. */
  warnings: Warning[]
}

const EXAMPLES = 20
const MOST_ROWS = 500_000
const MOST_SEEN = 2_000_000

/** Reads every record of a member. What it costs in memory hangs on what is wrong, not on the size of the file. */
export async function examine(member: MemberReading): Promise<Examination> {
  const { layer, understanding, context } = member
  if (!layer || !understanding || !context) throw new TypeError('a member that can be read')
  const examination: Examination = {
    fills: new Fills(understanding.entity.type),
    findings: new Findings(),
    faults: new Map(),
    turned: new Map(),
    duplicates: { count: 0, examples: [] },
    placed: 0,
    age: {},
    derivedNames: false,
    refused: 0,
    records: 0,
    warnings: [],
  }
  const seen = new Map<number, number>()
  const pair = pairColumns(member)
  const take = (converted: Converted, rows: readonly RawRecord[]) => {
    const row = rows[0]!
    examination.records += rows.length
    for (const fault of faultsOf(converted, row, member)) {
      examination.findings.add(fault, row.where)
      if (examination.faults.size < MOST_ROWS)
        examination.faults.set(row.where, [...(examination.faults.get(row.where) ?? []), fault])
    }
    if (!converted.ok) {
      examination.refused++
      return
    }
    const { record } = converted
    examination.fills.add(record)
    notePosition(record, row, pair, examination)
    noteAge(record, examination.age)
    noteDuplicate(record, row.where, seen, examination)
    examination.licence ??= record.provenance?.licence
    examination.derivedNames ||= record.warnings?.some(({ message }) => message === 'name-derived') ?? false
  }
  try {
    for await (const _ of convertBatches(layer, understanding, context, take));
  } catch (error) {
    const { key, values } = problemOf(error)
    examination.warnings.push({ kind: 'broken-off', count: 1, message: String(values?.reason ?? key) })
  }
  return examination
}

function faultsOf(converted: Converted, row: RawRecord, { layer, understanding, country }: MemberReading): Fault[] {
  const { mapping } = understanding!
  if (!converted.ok) return converted.refusal.problems.map((problem) => faultOfRefusal(problem, mapping))
  const far = farFromTown(converted.record, country ?? 'FR')
  const warnings = [...(converted.record.warnings ?? []), ...(far ? [far] : [])]
  return warnings.flatMap((warning) => faultOfWarning(warning, row, layer!, mapping) ?? [])
}

/** The columns of latitude and longitude, where they stand in two columns and in degrees. */
export function pairColumns({ understanding }: MemberReading): { latitude: number; longitude: number } | undefined {
  const { mapping, crs } = understanding!
  const of = (field: string) => mapping.find(({ to, columns }) => to === field && columns.length === 1)?.columns[0]
  const [latitude, longitude] = [of('latitude'), of('longitude')]
  if (latitude === undefined || longitude === undefined || latitude === longitude) return undefined
  return crs === undefined || crs === 'EPSG:4326' ? { latitude, longitude } : undefined
}

function notePosition(
  record: CanonicalRecord,
  row: RawRecord,
  pair: { latitude: number; longitude: number } | undefined,
  examination: Examination,
): void {
  const { latitude, longitude } = positionOf(record)
  if (latitude === undefined || longitude === undefined) {
    if ('geometry' in record && record.geometry) examination.placed++
    return
  }
  examination.placed++
  if (!pair || examination.turned.size >= MOST_ROWS) return
  const cell = (column: number) => Number(String(row.values[column]).trim().replace(',', '.'))
  const [y, x] = [cell(pair.latitude), cell(pair.longitude)]
  const near = (a: number, b: number) => Math.abs(a - b) < 1e-6
  if (near(y, longitude) && near(x, latitude) && !near(y, latitude))
    examination.turned.set(row.where, { latitude, longitude })
}

const dates = ['startDate', 'endDate', 'date', 'datePublished', 'dateModified', 'validFrom', 'foundingDate']

function noteAge(record: CanonicalRecord, age: Age): void {
  for (const name of dates) {
    const value = (record as unknown as Record<string, unknown>)[name]
    if (typeof value !== 'string') continue
    const day = value.slice(0, 10)
    if (age.oldest === undefined || day < age.oldest) age.oldest = day
    if (age.newest === undefined || day > age.newest) age.newest = day
  }
  const { year } = record as { year?: unknown }
  if (typeof year !== 'number') return
  if (age.oldest === undefined || `${year}-01-01` < age.oldest) age.oldest = `${year}-01-01`
  if (age.newest === undefined || `${year}-12-31` > age.newest) age.newest = `${year}-12-31`
}

function noteDuplicate(record: CanonicalRecord, row: number, seen: Map<number, number>, { duplicates }: Examination) {
  const { id: _id, provenance: _provenance, warnings: _warnings, ...rest } = record
  const key = hash('sha1', JSON.stringify(rest), 'buffer').readUIntBE(0, 6)
  const first = seen.get(key)
  if (first === undefined) {
    if (seen.size < MOST_SEEN) seen.set(key, row)
    return
  }
  duplicates.count++
  if (duplicates.examples.length < EXAMPLES) duplicates.examples.push({ row, first })
}
