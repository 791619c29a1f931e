import type { Db } from '@wiker/platform'
import { sql } from 'kysely'
import type { Fault, RunFacts } from './faults.ts'

export interface KeptFault extends Fault {
  id: number
  source: number
  since: Date
  seenAt: Date
  toldAt: Date | null
  settledAt: Date | null
  endedAt: Date | null
}

/**
 * Makes the open faults of a source those that it has now: what is new is opened, what is over is ended, what goes on keeps its beginning.
 * Gives those that nobody was told of yet.
 */
export async function keepFaults(db: Db, source: number, faults: readonly Fault[], now: Date): Promise<KeptFault[]> {
  const wanted = JSON.stringify(faults)
  await sql`
    insert into source_fault (source_id, kind, subject, details, since, seen_at)
    select ${source}::bigint, f.kind, f.subject, f.details, ${now}::timestamptz, ${now}::timestamptz
    from json_to_recordset(${wanted}::json) as f(kind text, subject text, details jsonb)
    on conflict (source_id, kind, subject) where ended_at is null
      do update set seen_at = excluded.seen_at, details = excluded.details`.execute(db)
  await sql`
    update source_fault k set ended_at = ${now} where source_id = ${source} and ended_at is null
      and not exists (select from json_to_recordset(${wanted}::json) as f(kind text, subject text)
        where f.kind = k.kind and f.subject = k.subject)`.execute(db)
  const { rows } = await sql<KeptFault>`
    select ${columns} from source_fault where source_id = ${source} and ended_at is null and told_at is null order by id`.execute(
    db,
  )
  return rows
}

export async function markTold(db: Db, ids: number[], now: Date): Promise<void> {
  await sql`update source_fault set told_at = ${now} where id = any(${ids}::bigint[]) and told_at is null`.execute(db)
}

/** A person has seen it and lives with it. It is told again only when it ends and begins anew. */
export async function settleFault(db: Db, source: number, id: number, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update source_fault set settled_at = ${now} where id = ${id} and source_id = ${source} and settled_at is null returning id`.execute(
    db,
  )
  return rows.length > 0
}

/** Faults of a source, the open ones first, then the latest. */
export async function readFaults(db: Db, source: number, { openOnly = false } = {}): Promise<KeptFault[]> {
  const { rows } = await sql<KeptFault>`
    select ${columns} from source_fault where source_id = ${source} and (not ${openOnly}::boolean or ended_at is null)
    order by ended_at is not null, since desc, id desc limit 100`.execute(db)
  return rows
}

/** The last runs of a source, as far as health goes. */
export async function readRunFacts(db: Db, source: number, limit = 120): Promise<RunFacts[]> {
  const { rows } = await sql<RunFacts>`
    select state, started_at as at, problem, read, refused, added, changed, withdrawn, changes_only as "changesOnly",
      final_url as "finalUrl", certificate_until as "certificateUntil"
    from run where source_id = ${source} and state <> 'running' order by id desc limit ${limit}`.execute(db)
  return rows
}

const columns = sql.raw(
  'id, source_id as source, kind, subject, details, since, seen_at as "seenAt", told_at as "toldAt", settled_at as "settledAt", ended_at as "endedAt"',
)
