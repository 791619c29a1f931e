import { type CanonicalRecord, canonicalSchema } from '@wiker/model'
import { comparableOf } from './comparable.ts'
import type { Comparable, MatchTown } from './types.ts'

export const blain: MatchTown = { code: '44015', name: 'Blain', timezone: 'Europe/Paris', country: 'FR' }

/** What a source says of one thing, ready to be compared. */
export function told(
  source: string,
  fields: { type: CanonicalRecord['type'] } & Record<string, unknown>,
  line = '1',
): Comparable {
  const record = canonicalSchema.parse({ id: `${source} ${line}`, ...fields })
  const comparable = comparableOf(record, { source, town: blain })
  if (!comparable) throw new Error(`${fields.type} is not matched`)
  return comparable
}

export function announced(source: string, name: string, startDate: string, more: object = {}, line = '1'): Comparable {
  return told(source, { type: 'Event', name, startDate, ...more }, line)
}
