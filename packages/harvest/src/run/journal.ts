import type { Db } from '@wiker/platform'
import { jsonb, type RunState } from '@wiker/platform'
import { textOfJson } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import type { KeptRefusal } from './intake.ts'

/** What a run found the last time it went well: enough to know that nothing changed. */
export interface LastGoodRun {
  etag: string | null
  lastModified: string | null
  fingerprint: string | null
}

export interface RunProblem {
  key: string
  values?: Record<string, string | number>
}

export interface RunEnd {
  state: Exclude<RunState, 'running'>
  etag?: string
  lastModified?: string
  sha256?: string
  bytes?: number
  /** Where the address led in the end; of a source of the web. */
  finalUrl?: string
  certificateUntil?: string
  /** Only what changed was read. */
  changesOnly?: boolean
  read?: number
  refused?: number
  elsewhere?: number
  unplaced?: number
  merged?: number
  added?: number
  changed?: number
  same?: number
  withdrawn?: number
  explanation?: unknown
  problem?: RunProblem
  refusals?: KeptRefusal[]
}

export interface RunReport extends Omit<RunEnd, 'state' | 'refusals'> {
  runId: number
  state: RunEnd['state']
}

export async function beginRun(db: Db, sourceId: number, now: Date): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into run (source_id, started_at) values (${sourceId}, ${now}) returning id`.execute(db)
  return rows[0]!.id
}

export async function lastGoodRun(db: Db, sourceId: number): Promise<LastGoodRun | undefined> {
  const { rows } = await sql<LastGoodRun>`
    select etag, last_modified as "lastModified", explanation->>'fingerprint' as fingerprint from run
    where source_id = ${sourceId} and state = 'done' order by id desc limit 1`.execute(db)
  return rows[0]
}

/** Whether some good run has read exactly this: an opening that was cut short goes on where it was. */
export async function wasRead(db: Db, sourceId: number, fingerprint: string): Promise<boolean> {
  const { rows } = await sql`
    select from run where source_id = ${sourceId} and state = 'done' and explanation->>'fingerprint' = ${fingerprint}
    limit 1`.execute(db)
  return rows.length > 0
}

export async function endRun(db: Db, runId: number, end: RunEnd, now: Date): Promise<RunReport> {
  await sql`update run set finished_at = ${now}, state = ${end.state}, etag = ${end.etag ?? null}, last_modified = ${end.lastModified ?? null},
      sha256 = ${end.sha256 ?? null}, bytes = ${end.bytes ?? null}, read = ${end.read ?? 0}, refused = ${end.refused ?? 0},
      elsewhere = ${end.elsewhere ?? 0}, unplaced = ${end.unplaced ?? 0}, merged = ${end.merged ?? 0}, added = ${end.added ?? 0}, changed = ${end.changed ?? 0}, same = ${end.same ?? 0},
      withdrawn = ${end.withdrawn ?? 0}, final_url = ${end.finalUrl ?? null}, certificate_until = ${end.certificateUntil ?? null}::timestamptz,
      changes_only = ${end.changesOnly ?? false}, explanation = ${jsonb(end.explanation)}, problem = ${jsonb(end.problem)}
    where id = ${runId}`.execute(db)
  const { refusals = [], ...report } = end
  if (refusals.length > 0) {
    await sql`insert into refusal (run_id, member, position, problems, raw)
      select ${runId}::bigint, r.member, r.where, r.problems, r.raw
      from json_to_recordset(${textOfJson(refusals)}::json) as r(member text, "where" integer, problems jsonb, raw jsonb)`.execute(
      db,
    )
  }
  return { runId, ...report }
}

/** Ends runs whose process is gone. Called by who holds the source's lock: nobody else can be running it. */
export async function failInterrupted(db: Db, sourceId: number, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update run set state = 'failed', finished_at = ${now}, problem = ${jsonb({ key: 'run-interrupted' })}
    where source_id = ${sourceId} and state = 'running'`.execute(db)
  return Number(numAffectedRows ?? 0)
}
