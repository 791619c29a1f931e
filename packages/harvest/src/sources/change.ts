import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import { learnt } from './rhythm.ts'
import { nextRun } from './schedule.ts'

export interface SourceChange {
  name?: string
  /** Another address: nothing of what the old one answered counts as known any more, but its columns are still looked for. */
  url?: string
  /** `learnt`, a cron line, or null: only when asked. */
  schedule?: string | null
}

/** Changes some of what a person may set of a source. False when there is no such source, or the schedule is none. */
export async function changeSource(db: Db, id: number, change: SourceChange, now: Date): Promise<boolean> {
  const { name, url, schedule } = change
  if (schedule && schedule !== learnt && !nextRun(schedule, now)) return false
  const { rows } = await sql`
    update source set name = coalesce(${name ?? null}, name),
      reading = case when url = coalesce(${url ?? null}, url) then reading end,
      whole_at = case when url = coalesce(${url ?? null}, url) then whole_at end,
      url = coalesce(${url ?? null}, url),
      schedule = case when ${schedule === undefined}::boolean then schedule else ${schedule ?? null} end,
      next_run_at = case when ${schedule === undefined}::boolean then next_run_at when ${schedule ?? null}::text is null then null
        else coalesce(next_run_at, ${now}::timestamptz) end
    where id = ${id} and archived_at is null returning id`.execute(db)
  return rows.length > 0
}
