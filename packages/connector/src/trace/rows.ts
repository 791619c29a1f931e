import { isEmpty } from '../check/row.ts'
import type { RawRecord } from '../types.ts'

/** A feature's shape is no column, but what a position comes from all the same. */
export const GEOMETRY = -1

/** Columns that hold something in one of the rows. */
export function filledColumns(rows: readonly RawRecord[]): number[] {
  const columns = new Set<number>()
  for (const { values, geometry } of rows) {
    for (const [index, value] of values.entries()) if (!isEmpty(value)) columns.add(index)
    if (geometry) columns.add(GEOMETRY)
  }
  return [...columns].sort((a, b) => a - b)
}

/** A row with some of its cells left empty. */
export function without(row: RawRecord, leaves: (column: number) => boolean): RawRecord {
  const { geometry, original, ...rest } = row
  const kept = original && new Map([...original].filter(([column]) => !leaves(column)))
  return {
    ...rest,
    values: row.values.map((value, column) => (leaves(column) ? undefined : value)),
    ...(kept ? { original: kept } : {}),
    ...(geometry && !leaves(GEOMETRY) ? { geometry } : {}),
  }
}
