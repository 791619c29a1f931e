import type { CanonicalRecord } from '@wiker/model'

/** Columns are those of the first records; what later ones have beside them goes into `additional`. */
const FIRST = 5000

/** Records as a table: the names of its columns first, then a row for each record, `undefined` where it has nothing. */
export async function* flatRows(records: AsyncIterable<CanonicalRecord>): AsyncGenerator<unknown[]> {
  let waiting: Map<string, unknown>[] = []
  let columns: string[] | undefined
  for await (const record of records) {
    const row = flatRecord(record)
    if (columns) yield valuesIn(row, columns)
    else if (waiting.push(row) >= FIRST) {
      columns = columnsOf(waiting)
      yield columns
      for (const one of waiting) yield valuesIn(one, columns)
      waiting = []
    }
  }
  if (columns) return
  columns = columnsOf(waiting)
  yield columns
  for (const one of waiting) yield valuesIn(one, columns)
}

/** `provenance` last: people read names and dates first. */
function columnsOf(rows: Map<string, unknown>[]): string[] {
  const names = new Set<string>()
  for (const row of rows) for (const name of row.keys()) names.add(name)
  // Where later records keep what the first ones had no column for.
  if (rows.length >= FIRST) names.add('additional')
  const late = (name: string) => (name.startsWith('provenance.') ? 2 : name.startsWith('additional') ? 1 : 0)
  return [...names].sort((a, b) => late(a) - late(b))
}

/** Nested fields have dotted names, lists are joined by ` | `, a geometry is GeoJSON as text. */
function flatRecord(value: object, prefix = '', row = new Map<string, unknown>()): Map<string, unknown> {
  for (const [key, one] of Object.entries(value)) {
    const name = prefix + key
    if (one === undefined || one === null) continue
    if (Array.isArray(one))
      row.set(name, one.every((part) => typeof part !== 'object') ? one.join(' | ') : JSON.stringify(one))
    else if (typeof one === 'object' && name !== 'geometry') flatRecord(one as object, `${name}.`, row)
    else row.set(name, name === 'geometry' ? JSON.stringify(one) : one)
  }
  return row
}

function valuesIn(row: Map<string, unknown>, columns: string[]): unknown[] {
  return columns.map((name) => {
    if (name !== 'additional') return row.get(name)
    const rest = [...row].filter(([key]) => !columns.includes(key))
    return rest.length > 0 ? JSON.stringify(Object.fromEntries(rest)) : undefined
  })
}
