import type { Db } from '@wiker/platform/database/connect.ts'
import { type CanonicalTableName, canonicalTables } from '@wiker/platform/database/schema.ts'
import { type RawBuilder, sql } from 'kysely'

export interface KindPlan {
  kind: CanonicalTableName
  added: number
  changed: number
  same: number
  /** Live rows of the source that it no longer gives, those that ran out by themselves left aside. */
  gone: number
  /** Live rows of the source before this run. */
  live: number
}

/** Whose rows may be gone, as of which day of the town's calendar, and which members of the source say nothing this time. */
export interface GoneScope {
  sourceId: number
  today: string
  sheltered: string[]
}

/** What storing would do, kind by kind, before anything is done. */
export async function planOf(trx: Db, scope: GoneScope): Promise<KindPlan[]> {
  const plans: KindPlan[] = []
  for (const kind of canonicalTables) {
    const table = sql.table(kind)
    const { rows } = await sql<Omit<KindPlan, 'kind'>>`
      select
        (select count(*)::int from incoming i where i.kind = ${kind}
          and not exists (select from ${table} e where e.id = i.id)) as added,
        (select count(*)::int from incoming i join ${table} e on e.id = i.id
          where i.kind = ${kind} and (e.hash <> i.hash or e.withdrawn_at is not null)) as changed,
        (select count(*)::int from incoming i join ${table} e on e.id = i.id
          where i.kind = ${kind} and e.hash = i.hash and e.withdrawn_at is null) as same,
        (select count(*)::int from ${table} e where ${isGone(kind, scope)}) as gone,
        (select count(*)::int from ${table} e where e.source_id = ${scope.sourceId} and e.withdrawn_at is null) as live`.execute(
      trx,
    )
    const plan = rows[0]!
    if (plan.added + plan.changed + plan.same + plan.gone + plan.live > 0) plans.push({ kind, ...plan })
  }
  return plans
}

/** A live row `e` of this source that it no longer gives, and that did not simply run out. */
export function isGone(kind: CanonicalTableName, { sourceId, today, sheltered }: GoneScope): RawBuilder<boolean> {
  return sql<boolean>`e.source_id = ${sourceId} and coalesce(e.record->'provenance'->>'member', '') <> all(${sheltered}::text[]) and e.withdrawn_at is null
    and not exists (select from incoming i where i.id = e.id) and not coalesce(${ranOut(kind, today)}, false)`
}

/**
 * Agendas drop what is past and feeds keep their last articles only: such rows leave the source without being taken back.
 * They stay in the archives, and do not count as a withdrawal.
 */
function ranOut(kind: CanonicalTableName, today: string): RawBuilder<boolean> {
  switch (kind) {
    case 'event':
      return sql`coalesce(e.ends_on, case when e.recurring then null else e.starts_on end) < ${today}::date`
    case 'offer':
    case 'notice':
      return sql`e.valid_to < ${today}::date`
    case 'menu':
      return sql`e.served_on < ${today}::date`
    case 'article':
      return sql`e.published_on < (select min((i.extra->>'published_on')::date) from incoming i where i.kind = 'article')`
    default:
      return sql`false`
  }
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
 * A run that would withdraw more than a fifth of its source's rows stops, and so does one that would add more than four times
 * what was there. `approved`: what a person already agreed to.
 */
export function holdReason(plans: KindPlan[], approved?: { withdrawn: number; added: number }): HoldReason | undefined {
  const sum = (field: 'gone' | 'live' | 'added') => plans.reduce((total, plan) => total + plan[field], 0)
  const [gone, live, added] = [sum('gone'), sum('live'), sum('added')]
  const mayWithdraw = Math.max(live / 5, approved?.withdrawn ?? 0)
  if (gone > mayWithdraw) {
    return { key: 'withdraws-too-much', values: { count: gone, live, limit: Math.floor(mayWithdraw) } }
  }
  const mayAdd = Math.max(live * floodFactor, floodFloor, approved?.added ?? 0)
  if (live > 0 && added > mayAdd)
    return { key: 'adds-too-much', values: { count: added, live, limit: Math.floor(mayAdd) } }
  return undefined
}
