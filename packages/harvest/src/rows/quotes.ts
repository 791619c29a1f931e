import type { CanonicalRecord } from '@wiker/model'
import type { SourceSettings } from '../sources/source.ts'

/** Puts the page each row of a compilation quotes, and the day of that page, where readers see where it comes from. */
export function withQuotes(record: CanonicalRecord, quotes: SourceSettings['quotes']): CanonicalRecord {
  if (!quotes || !record.additional || !record.provenance) return record
  const { page, published } = quotes
  const { [page ?? '']: itsPage, [published ?? '']: itsDay, ...additional } = record.additional
  const provenance = { ...record.provenance }
  if (itsPage !== undefined) provenance.page = String(itsPage)
  if (itsDay !== undefined) provenance.published = String(itsDay)
  const { additional: _all, ...rest } = record
  return { ...rest, ...(Object.keys(additional).length > 0 && { additional }), provenance } as CanonicalRecord
}
