import type { RecordWarning } from '@wiker/model'
import type { FieldMapping, Layer, Problem, RawRecord } from '../types.ts'

/** One kind of fault in one column, with how often and where. */
export interface Finding {
  /** A message key: `messages/*.json` has the sentence under `check.`, else `problem.`. */
  key: string
  field?: string
  column?: string
  /** The whole row was refused, or only this value. */
  refused: boolean
  count: number
  /** The first ones, in the order of the file. */
  examples: FindingExample[]
  values?: Problem['values']
}

export interface FindingExample {
  row: number
  /** What stands in the cell. */
  text?: string
}

export interface Fault {
  key: string
  field?: string
  column?: string
  text?: string
  refused: boolean
  values?: Problem['values']
}

const EXAMPLES = 20
/** Beyond this, columns that differ from row to row are no longer told apart. */
const MOST_KINDS = 500

/** Faults gathered by kind and column; the rows of each are remembered for the repaired file. */
export class Findings {
  readonly list: Finding[] = []
  readonly #known = new Map<string, Finding>()

  add(fault: Fault, row: number): void {
    const id = `${fault.key}\n${fault.column ?? ''}\n${fault.refused}`
    let finding = this.#known.get(id)
    if (!finding) {
      if (this.#known.size >= MOST_KINDS) return
      const { text: _text, ...rest } = fault
      finding = { ...rest, count: 0, examples: [] }
      this.#known.set(id, finding)
      this.list.push(finding)
    }
    finding.count++
    if (finding.examples.length < EXAMPLES)
      finding.examples.push({ row, ...(fault.text === undefined ? {} : { text: fault.text }) })
  }

  /** What keeps a row out first, then what happens most. */
  sorted(): Finding[] {
    return [...this.list].sort((a, b) => Number(b.refused) - Number(a.refused) || b.count - a.count)
  }
}

/** Told of the layer as a whole, no fault of a row. */
const notOfRows = new Set(['name-derived', 'date-year-only'])
const positions = new Set([
  'outside-town',
  'far-from-town',
  'outside-country',
  'position-zero',
  'position-unreadable',
  'coordinate-unreadable',
])

export function faultOfWarning(
  { field, message: key, values }: RecordWarning,
  row: RawRecord,
  layer: Layer,
  mapping: readonly FieldMapping[],
): Fault | undefined {
  if (notOfRows.has(key)) return undefined
  const { text, column, ...rest } = values ?? {}
  const common = { key, field, refused: false, ...(Object.keys(rest).length > 0 ? { values: rest } : {}) }
  if (text !== undefined && String(text) !== '')
    return { ...common, column: String(column ?? field), text: String(text) }
  const names = positions.has(key) ? ['latitude', 'longitude'] : [field]
  const items = names.flatMap((name) => mapping.find(({ to }) => to === name) ?? [])
  const columns = [...new Set(items.flatMap((item) => item.columns))]
  if (columns.length === 0) return common
  const cells = columns.map((index) => row.original?.get(index) ?? row.values[index])
  const said = cells.filter((cell) => cell !== undefined && cell !== null && typeof cell !== 'object').join(' ; ')
  const named = columns.map((index) => layer.columns[index]).join(' + ')
  return { ...common, column: named, ...(said === '' ? {} : { text: said }) }
}

export function faultOfRefusal({ key, field, column, values }: Problem, mapping: readonly FieldMapping[]): Fault {
  const from = column ?? mapping.find(({ to }) => to === field)?.from
  return {
    key,
    refused: true,
    ...(field ? { field } : {}),
    ...(from ? { column: from } : {}),
    ...(values ? { values } : {}),
  }
}
