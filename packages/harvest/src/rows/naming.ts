import type { CanonicalRecord } from '@wiker/model'
import { quietName } from './quiet-name.ts'

const named = new Set<CanonicalRecord['type']>(['Place', 'Organization', 'Event', 'Market', 'Transit'])

/** The record under the name readers see; the source's own is kept beside when it was another. */
export function withReadableName(record: CanonicalRecord, town: string, title: string | undefined): CanonicalRecord {
  if (!record.name || !named.has(record.type)) return record
  const quiet = quietName(record.name, town)
  const opening = title?.slice(0, title.indexOf('{name}')).replace(/[\s:,–-]+$/, '') ?? ''
  const told = opening !== '' && quiet.toLowerCase().includes(opening.toLowerCase())
  const name = title && !told ? title.replace('{name}', quiet) : quiet
  if (name === record.name) return record
  return { ...record, name, additional: { ...record.additional, sourceName: record.name } } as CanonicalRecord
}
