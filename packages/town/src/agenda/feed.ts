import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { type FeedItem, type LeavingRow, leaving, sourceColumns } from '../records/leaving.ts'
import type { AgendaQuery } from '../types.ts'
import { isChosen, isReckonedDay, occurrences } from './lines.ts'

const mostInFeed = 2000

/**
 * The events behind an agenda, whole, for its feeds: in order of their next day, a series once with its rule. Examples are left out,
 * cancelled ones kept and said so. A day that a yearly rule alone gives is in no calendar.
 */
export async function readAgendaRecords(db: Db, query: AgendaQuery): Promise<FeedItem[]> {
  const { rows } = await sql<LeavingRow>`
    with o as (${occurrences({ ...query, town: query.town.code })}),
    once as (
      select d.event_id, min(d.day) as day, min(d.starts_at) as starts_at from o d join event e on e.id = d.event_id
      where not d.example and not ${isReckonedDay} and ${isChosen(query, 'd')}
      group by d.event_id order by 2, 3 nulls last limit ${mostInFeed}
    )
    select 'event' as kind, e.id, e.name, e.category, e.record, e.latitude is not null as placed, t.slug as town, ${sourceColumns}
    from once join event e on e.id = once.event_id join town t on t.code = e.town left join source s on s.id = e.source_id
    order by once.day, once.starts_at nulls last, e.id`.execute(db)
  return rows.map(leaving)
}
