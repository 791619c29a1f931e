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

/** Makes the open faults of a source those that it has now: what is new is opened, what is over is ended, what goes on keeps its beginning. */
export async function keepFaults(db: Db, source: number, faults: readonly Fault[], now: Date): Promise<void> {
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
}

/** A fault nobody was told of, with the source it is about. */
export interface UntoldFault extends KeptFault {
  name: string
  url: string
  publisher: string | null
  /** Codes of the towns it is about; null: of more than can be named. */
  towns: string[] | null
}

/**
 * What is newly wrong, to be told: each once. What was over before anyone heard of it is not told, save a renaming, which is news. Call it in a transaction with `markTold`: two processes that tell at the same
 * time get different ones.
 */
export async function untoldFaults(trx: Db): Promise<UntoldFault[]> {
  const { rows } = await sql<UntoldFault>`
    select ${columns}, s.name, s.url, s.publisher, s.towns from source_fault f join source s on s.id = f.source_id
    where f.told_at is null and s.archived_at is null and (f.ended_at is null or f.kind = 'column-renamed') order by s.id, f.id for update of f skip locked`.execute(
    trx,
  )
  return rows
}

export async function markTold(db: Db, ids: number[], now: Date): Promise<void> {
  await sql`update source_fault set told_at = ${now} where id = any(${ids}::bigint[])`.execute(db)
}

/** A person has seen it and lives with it. It is told again only when it ends and begins anew. */
export async function settleFault(db: Db, source: number, id: number, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update source_fault set settled_at = ${now} where id = ${id} and source_id = ${source} and settled_at is null returning id`.execute(
    db,
  )
  return rows.length > 0
}

/** Nobody lives with it after all. False when it is over, or was open still. */
export async function reopenFault(db: Db, source: number, id: number): Promise<boolean> {
  const { rows } = await sql`
    update source_fault set settled_at = null where id = ${id} and source_id = ${source} and settled_at is not null and ended_at is null
    returning id`.execute(db)
  return rows.length > 0
}

/** Faults of a source, the open ones first, then the latest. */
export async function readFaults(db: Db, source: number, { openOnly = false } = {}): Promise<KeptFault[]> {
  const { rows } = await sql<KeptFault>`
    select ${columns} from source_fault f where source_id = ${source} and (not ${openOnly}::boolean or ended_at is null)
    order by ended_at is not null, since desc, id desc limit 100`.execute(db)
  return rows
}

/** The open faults of some sources that nobody lives with, by source, the oldest first. */
export async function unsettledFaults(db: Db, sources: number[]): Promise<Map<number, KeptFault[]>> {
  const { rows } = await sql<KeptFault>`
    select ${columns} from source_fault f
    where source_id = any(${sources}::bigint[]) and ended_at is null and settled_at is null order by since, id`.execute(
    db,
  )
  return Map.groupBy(rows, (fault) => fault.source)
}

/** The last runs of a source, as far as health goes. */
export async function readRunFacts(db: Db, source: number, limit = 120): Promise<RunFacts[]> {
  const { rows } = await sql<RunFacts>`
    select state, started_at as at, problem, read, merged, refused, added, changed, withdrawn, changes_only as "changesOnly",
      final_url as "finalUrl", certificate_until as "certificateUntil"
    from run where source_id = ${source} and state <> 'running' order by id desc limit ${limit}`.execute(db)
  return rows
}

const columns = sql.raw(
  `f.id, f.source_id as source, f.kind, f.subject, f.details, f.since, f.seen_at as "seenAt", f.told_at as "toldAt",
   f.settled_at as "settledAt", f.ended_at as "endedAt"`,
)
