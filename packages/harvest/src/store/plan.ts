import type { Db } from '@wiker/platform/database/connect.ts'
import { type CanonicalTableName, canonicalTables } from '@wiker/platform/database/schema.ts'
import { type RawBuilder, sql } from 'kysely'

export interface KindPlan {
  kind: CanonicalTableName
  added: number
  changed: number
  same: number
  /** Live records that the source gives no longer since this run, those that ran out by themselves left aside. */
  gone: number
  /** Live records that were missing from the last good run, and are missing from this one too. */
  goneAgain: number
  /** Live records of the source before this run. */
  live: number
}

/** Whose records may be gone, as of which day of the town's calendar, and which members of the source say nothing this time. */
export interface GoneScope {
  sourceId: number
  today: string
  sheltered: string[]
  /** Only what changed was read: nothing can be told to be gone. */
  changesOnly?: boolean | undefined
}

type Counts = Partial<KindPlan> & { kind: CanonicalTableName }

/** What storing would do, kind by kind, before anything is done. */
export async function planOf(trx: Db, scope: GoneScope): Promise<KindPlan[]> {
  const { rows: given } = await sql<Counts>`
    select i.kind, count(*) filter (where l.key is null)::int as added,
      count(*) filter (where l.hash <> i.hash or l.withdrawn_at is not null)::int as changed,
      count(*) filter (where l.hash = i.hash and l.withdrawn_at is null)::int as same
    from incoming i left join source_record l on l.id = i.id and l.source_id = ${scope.sourceId} group by i.kind`.execute(
    trx,
  )
  const { rows: stored } = await sql<Counts>`
    select l.kind, count(*)::int as live, count(*) filter (where gone and missing_runs = 0)::int as gone,
      count(*) filter (where gone and missing_runs > 0)::int as "goneAgain"
    from (select l.kind, l.missing_runs, ${isGone(scope)} as gone from source_record l
          where l.source_id = ${scope.sourceId} and l.withdrawn_at is null) l group by l.kind`.execute(trx)
  return canonicalTables.flatMap((kind) => {
    const counts = [...given, ...stored].filter((row) => row.kind === kind)
    const none = { kind, added: 0, changed: 0, same: 0, gone: 0, goneAgain: 0, live: 0 }
    return counts.length > 0 ? [Object.assign(none, ...counts) as KindPlan] : []
  })
}

/** True of a live record `l` of this source that it no longer gives, and that did not simply run out. */
export function isGone({ today, sheltered, changesOnly }: GoneScope): RawBuilder<boolean> {
  if (changesOnly) return sql.lit(false)
  return sql<boolean>`(coalesce(l.member, '') <> all(${sheltered}::text[])
    and not exists (select from incoming i where i.id = l.id) and not coalesce(${ranOut(today, firstArticle)}, false))`
}

const firstArticle = sql`(select min((i.extra->>'published_on')::date) from incoming i where i.kind = 'article')`

/**
 * Agendas drop what is past and feeds keep their last articles only: such records leave the source without being taken back.
 * They stay in the archives, and do not count as a withdrawal. `oldestArticle`: day of the oldest the feed still has; it may have cut that day in two.
 */
export function ranOut(today: string, oldestArticle: RawBuilder<unknown> = sql`null`): RawBuilder<boolean> {
  return sql<boolean>`case l.kind
    when 'event' then (select coalesce(e.ends_on, case when e.recurring then null else e.starts_on end) < ${today}::date
                       from event e where e.id = l.thing_id)
    when 'offer' then (l.extra->>'valid_to')::date < ${today}::date
    when 'notice' then (l.extra->>'valid_to')::date < ${today}::date
    when 'menu' then (l.extra->>'served_on')::date < ${today}::date
    when 'article' then (l.extra->>'published_on')::date <= ${oldestArticle}
    else false end`
}

/** Why a run stops and waits for a person. `limit` is what it may do without one. */
export type HoldReason = {
  key: 'withdraws-too-much' | 'adds-too-much'
  values: { count: number; live: number; limit: number }
}

/** A flood below this many rows is no flood: a small source may well grow tenfold. */
const floodFloor = 500
const floodFactor = 4

/**
 * A run that would withdraw more than a fifth of its source's records stops, and so does one that would add more than four times
 * what was there. `approved`: what a person already agreed to; `growing`: towns have just opened, and bring their own.
 */
export function holdReason(
  plans: KindPlan[],
  approved?: { withdrawn: number; added: number },
  growing = false,
): HoldReason | undefined {
  const sum = (field: 'gone' | 'goneAgain' | 'live' | 'added') => plans.reduce((total, plan) => total + plan[field], 0)
  const [live, added] = [sum('live'), sum('added')]
  // What is missing for the second time was let through the first time; with a person's word all of it goes at once.
  const gone = approved ? sum('gone') + sum('goneAgain') : sum('gone')
  const mayWithdraw = Math.max(live / 5, approved?.withdrawn ?? 0)
  if (gone > mayWithdraw) {
    return { key: 'withdraws-too-much', values: { count: gone, live, limit: Math.floor(mayWithdraw) } }
  }
  const mayAdd = Math.max(live * floodFactor, floodFloor, approved?.added ?? 0)
  if (live > 0 && added > mayAdd && !growing)
    return { key: 'adds-too-much', values: { count: added, live, limit: Math.floor(mayAdd) } }
  return undefined
}
