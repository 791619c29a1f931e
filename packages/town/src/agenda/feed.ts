import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { type FeedItem, type LeavingRow, leaving, sourceColumns } from '../records/leaving.ts'
import type { AgendaQuery } from '../types.ts'
import { occurrences } from './lines.ts'

const mostInFeed = 2000

/**
 * The events behind an agenda, whole, for its feeds: in order of their next day, a series once with its rule. Examples are left out,
 * cancelled ones kept and said so.
 */
export async function readAgendaRecords(db: Db, query: AgendaQuery): Promise<FeedItem[]> {
  const { rows } = await sql<LeavingRow>`
    with o as (${occurrences({ ...query, town: query.town.code })}),
    once as (
      select event_id, min(day) as day, min(starts_at) as starts_at from o
      where not example and (${query.category ?? null}::text is null or category = ${query.category ?? null})
      group by event_id order by 2, 3 nulls last limit ${mostInFeed}
    )
    select 'event' as kind, e.id, e.name, e.category, e.record, e.latitude is not null as placed, ${sourceColumns}
    from once join event e on e.id = once.event_id left join source s on s.id = e.source_id
    order by once.day, once.starts_at nulls last, e.id`.execute(db)
  return rows.map(leaving)
}
