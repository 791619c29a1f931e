import type { CanonicalRecord } from '@wiker/model'
import type { CanonicalTableName, Db } from '@wiker/platform'
import { sql } from 'kysely'

/** A record that a source gives and that no reader sees: nobody has said yes yet, or somebody said no. */
export interface ReviewedRecord {
  key: number
  source: { id: number; name: string }
  kind: CanonicalTableName
  name: string
  record: CanonicalRecord
  firstSeen: Date
  reviewedBy: string | null
  reviewedAt: Date | null
}

export type ReviewState = 'waiting' | 'refused'

/** How many records of each source of a town wait for a word, the fullest source first. */
export async function countWaiting(db: Db, town: string): Promise<{ source: number; name: string; count: number }[]> {
  const { rows } = await sql<{ source: number; name: string; count: number }>`
    select s.id as source, s.name, count(*)::int as count from source_record l join source s on s.id = l.source_id
    where l.town = ${town} and l.review = 'waiting' and l.withdrawn_at is null and s.archived_at is null
    group by s.id, s.name order by count(*) desc, s.name, s.id`.execute(db)
  return rows
}

/**
 * The records of a town that wait, or were refused: what comes soonest first, so that a dance of tomorrow is not found behind a list of halls;
 * the refused ones by the day on which they were.
 */
export async function readReviewed(
  db: Db,
  town: string,
  {
    state,
    source,
    limit,
    offset = 0,
  }: { state: ReviewState; source?: number | undefined; limit: number; offset?: number },
): Promise<ReviewedRecord[]> {
  const soonest = sql`case when l.kind = 'event' and (l.extra->>'starts_on')::date >= current_date then (l.extra->>'starts_on') end nulls last`
  const { rows } = await sql<ReviewedRecord>`
    select l.key, json_build_object('id', s.id, 'name', s.name) as source, l.kind, l.name, l.record, l.first_seen as "firstSeen",
      l.reviewed_by as "reviewedBy", l.reviewed_at as "reviewedAt"
    from source_record l join source s on s.id = l.source_id
    where l.town = ${town} and l.review = ${state} and l.withdrawn_at is null and s.archived_at is null
      and (${source ?? null}::bigint is null or l.source_id = ${source ?? null}::bigint)
    order by l.reviewed_at desc nulls first, ${soonest}, l.first_seen, l.key limit ${limit} offset ${offset}`.execute(
    db,
  )
  return rows
}

/** How many records of a source wait for a word, in every town. */
export async function countWaitingOf(db: Db, source: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from source_record
    where source_id = ${source} and review = 'waiting' and withdrawn_at is null`.execute(db)
  return rows[0]!.count
}
