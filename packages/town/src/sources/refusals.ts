import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { lastReading } from './read.ts'

/** A row that is not shown: where it is, and why. What it says is not repeated here: it may be about anyone. */
export interface RefusedRow {
  /** File, sheet or table inside the source. */
  member: string
  /** 1-based row or item. */
  position: number
  problems: { key: string; field?: string; column?: string; values?: Record<string, string | number> }[]
}

export interface RefusedRows {
  items: RefusedRow[]
  /** Rows kept with their reasons: the first thousand. */
  total: number
  page: number
  pages: number
}

const linesOnPage = 100

/** The rows of a source (`path`: the last segment of its page) that its last full reading could not show, in their order. */
export async function readRefusedRows(db: Db, path: string, asked = 1): Promise<RefusedRows> {
  const page = Math.max(1, Math.trunc(asked))
  const { rows } = await sql<RefusedRow & { total: number }>`
    select f.member, f.position, f.problems, (count(*) over ())::int as total
    from source s join lateral (${lastReading}) last on true join refusal f on f.run_id = last.id
    where coalesce(s.slug, s.id::text) = ${path}
    order by f.member, f.position, f.id limit ${linesOnPage} offset ${(page - 1) * linesOnPage}`.execute(db)
  const total = rows[0]?.total ?? 0
  const items = rows.map(({ member, position, problems }) => ({ member, position, problems }))
  return { items, total, page, pages: Math.max(1, Math.ceil(total / linesOnPage)) }
}
