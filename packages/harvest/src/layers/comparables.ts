import type { CanonicalRecord } from '@wiker/model'
import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import { type Comparable, comparableOf, type MatchTown } from '../match/index.ts'
import { readShared } from './blocks.ts'

/**
 * Who speaks, as matching sees it: a source is presumed to tell of each thing once. What a person typed speaks for itself, and so does a
 * record that its source no longer gives: the one that came in its place may be the same thing.
 */
export const voiceOf = sql<string>`case when l.source_id is null then 'typed ' || l.key
  when l.missing_runs > 0 then l.source_id || ' before' else l.source_id::text end`

interface Told {
  id: string
  record: CanonicalRecord
  town: MatchTown
  voice: string
}

/** What matching looks at in these records, by id. Of a record that two sources give under one id, what the source declared first says. */
export async function readComparables(db: Db, ids: string[]): Promise<Map<string, Comparable>> {
  const { rows } = await sql<Told>`
    select distinct on (l.id) l.id, l.record, ${voiceOf} as voice,
      json_build_object('code', t.code, 'name', t.name, 'timezone', t.timezone, 'country', t.country,
        'latitude', t.latitude, 'longitude', t.longitude) as town
    from source_record l join town t on t.code = l.town
    where l.id = any(${ids}::text[]) and l.withdrawn_at is null and l.review is null
    order by l.id, l.missing_runs, l.source_id nulls first`.execute(db)
  const comparables = rows.flatMap(
    ({ id, record, town, voice }) => comparableOf(record, { id, town, source: voice }) ?? [],
  )
  const shared = await readShared(db, comparables)
  return new Map(comparables.map((one) => [one.id, { ...one, shared: Object.fromEntries(shared.get(one.id) ?? []) }]))
}
