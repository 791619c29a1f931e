import type { Db } from '@wiker/platform/database/connect.ts'
import { jsonb } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import { readSource } from './read.ts'
import { isSchedule } from './rhythm.ts'

export interface SourceChange {
  name?: string
  /** Another address: nothing of what the old one answered counts as known any more, but its columns are still looked for. */
  url?: string
  /** `learnt`, a cron line, or null: only when asked. */
  schedule?: string | null
  /** Whether new records are shown by themselves or wait for a word. */
  publish?: 'all' | 'queue'
  /** What the connector is told of its columns. */
  recipe?: unknown
}

/** Changes some of what a person may set of a source. False when there is no such source, or the schedule is none. */
export async function changeSource(db: Db, id: number, change: SourceChange, now: Date): Promise<boolean> {
  const { name, url, schedule, publish, recipe } = change
  const settings = { ...(publish ? { publish } : {}), ...(recipe ? { recipe } : {}) }
  // A key is for the host it was given for: nobody learns it by leading the source elsewhere.
  const before = url === undefined ? undefined : (await readSource(db, id))?.url
  const keepsHost = url === undefined || (before !== undefined && hostOf(before) === hostOf(url))
  if (schedule && !isSchedule(schedule, now)) return false
  const { rows } = await sql`
    update source set name = coalesce(${name ?? null}, name),
      reading = case when url = coalesce(${url ?? null}, url) then reading end,
      whole_at = case when url = coalesce(${url ?? null}, url) then whole_at end,
      url = coalesce(${url ?? null}, url), access = case when ${keepsHost}::boolean then access end, settings = settings || ${jsonb(settings)},
      schedule = case when ${schedule === undefined}::boolean then schedule else ${schedule ?? null} end,
      next_run_at = case when ${schedule === undefined}::boolean then next_run_at when ${schedule ?? null}::text is null then null
        else coalesce(next_run_at, ${now}::timestamptz) end
    where id = ${id} and archived_at is null returning id`.execute(db)
  return rows.length > 0
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url)
