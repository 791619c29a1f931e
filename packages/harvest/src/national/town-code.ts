import type { CanonicalRecord } from '@wiker/model'

/** Where each kind of record says its town when it is not at the top. */
const inLocation = new Set<CanonicalRecord['type']>(['Event', 'Offer'])
const nowhere = new Set<CanonicalRecord['type']>(['Dataset'])

/**
 * The record with the code of the town that was found for it, where it names none itself: the next reader needs not look for it in the whole
 * country again.
 */
export function withTownCode(record: CanonicalRecord, code: string): CanonicalRecord {
  if (nowhere.has(record.type)) return record
  if (inLocation.has(record.type)) {
    const { location } = record as { location?: { townCode?: string } }
    if (location?.townCode) return record
    return { ...record, location: { ...location, townCode: code } } as CanonicalRecord
  }
  if ((record as { townCode?: string }).townCode) return record
  return { ...record, townCode: code } as CanonicalRecord
}
