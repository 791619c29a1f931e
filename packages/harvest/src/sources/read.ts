import type { Db } from '@wiker/platform/database/connect.ts'
import type { RunState } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import type { Source } from './source.ts'

const columns =
  sql.raw(`s.id, s.slug, s.name, s.url, s.publisher, s.licence, s.data_date as "dataDate", s.entity, s.towns, s.departments,
  s.schedule, s.settings, s.next_run_at as "nextRunAt", s.archived_at as "archivedAt", s.reading, s.whole_at as "wholeAt", s.profile, s.learned`)

export async function readSource(db: Db, id: number): Promise<Source | undefined> {
  const { rows } = await sql<Source>`select ${columns} from source s where id = ${id}`.execute(db)
  return rows[0]
}

export async function readSourceBySlug(db: Db, slug: string): Promise<Source | undefined> {
  const { rows } = await sql<Source>`select ${columns} from source s where slug = ${slug}`.execute(db)
  return rows[0]
}

/** Sources whose time has come, the longest waiting first. */
export async function dueSources(db: Db, now: Date): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from source where archived_at is null and next_run_at <= ${now} order by next_run_at, id`.execute(db)
  return rows.map((row) => row.id)
}

/** A source with how it fares: its last run, its last good one, and how many rows it gives. */
export interface SourceHealth extends Source {
  lastRun: {
    id: number
    state: RunState
    startedAt: Date
    finishedAt: Date | null
    read: number
    refused: number
    elsewhere: number
    unplaced: number
    merged: number
    added: number
    changed: number
    withdrawn: number
    problem: unknown
  } | null
  lastGoodAt: Date | null
}

export async function listSources(db: Db): Promise<SourceHealth[]> {
  const { rows } = await sql<SourceHealth>`
    select ${columns}, r.run as "lastRun",
      (select max(finished_at) from run where source_id = s.id and state in ('done', 'unchanged')) as "lastGoodAt"
    from source s
    left join lateral (
      select json_build_object('id', id, 'state', state, 'startedAt', started_at, 'finishedAt', finished_at, 'read', read,
        'refused', refused, 'elsewhere', elsewhere, 'unplaced', unplaced, 'merged', merged, 'added', added, 'changed', changed, 'withdrawn', withdrawn,
        'problem', problem) as run
      from run where source_id = s.id order by started_at desc, id desc limit 1) r on true
    where s.archived_at is null order by s.id`.execute(db)
  return rows
}
