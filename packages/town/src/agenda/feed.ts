import type { Event } from '@wiker/model'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { AgendaQuery } from '../types.ts'
import { occurrences } from './lines.ts'

const mostInFeed = 2000

/**
 * The events behind an agenda, whole, for its feeds: in order of their next day, a series once with its rule. Examples are left out,
 * cancelled ones kept and said so.
 */
export async function readAgendaRecords(db: Db, query: AgendaQuery): Promise<Event[]> {
  const { rows } = await sql<{ record: Event; publisher: string | null; licence: string | null }>`
    with o as (${occurrences({ ...query, town: query.town.code })}),
    once as (
      select event_id, min(day) as day, min(starts_at) as starts_at from o
      where not example and (${query.category ?? null}::text is null or category = ${query.category ?? null})
      group by event_id order by 2, 3 nulls last limit ${mostInFeed}
    )
    select e.record, s.publisher, s.licence from once join event e on e.id = once.event_id left join source s on s.id = e.source_id
    order by once.day, once.starts_at nulls last, e.id`.execute(db)
  return rows.map(credited)
}

/** A record that leaves the site carries its credit: the source's publisher and licence where it names none itself. */
export function credited<R extends { provenance?: Event['provenance'] }>(row: {
  record: R
  publisher: string | null
  licence: string | null
}): R {
  const { record, publisher, licence } = row
  if (!record.provenance) return record
  const provenance = { ...record.provenance }
  if (publisher) provenance.publisher ??= publisher
  if (licence) provenance.licence ??= licence
  return { ...record, provenance }
}
