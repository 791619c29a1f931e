import type { CanonicalRecord } from '@wiker/model'

/** The record without the source's own columns of which this holds, nested ones included; the very record when there is none. */
export function withoutColumns(
  record: CanonicalRecord,
  isPersonal: (column: string, value: unknown) => boolean,
): CanonicalRecord {
  if (!record.additional) return record
  const kept = prune(record.additional, isPersonal)
  if (kept === record.additional) return record
  const { additional: _all, ...rest } = record
  return (Object.keys(kept as object).length > 0 ? { ...rest, additional: kept } : rest) as CanonicalRecord
}

function prune(value: unknown, isPersonal: (column: string, value: unknown) => boolean): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => prune(item, isPersonal))
    return items.every((item, index) => item === value[index]) ? value : items
  }
  if (!value || typeof value !== 'object') return value
  let changed = false
  const kept: Record<string, unknown> = {}
  for (const [column, inner] of Object.entries(value)) {
    if (isPersonal(column, inner)) {
      changed = true
      continue
    }
    kept[column] = prune(inner, isPersonal)
    if (kept[column] !== inner) changed = true
  }
  return changed ? kept : value
}
