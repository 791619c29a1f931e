import { sql } from 'kysely'
import type { Db } from '../db.ts'

export interface MeetingWork {
  posts: number
  remarks: number
}

/** What waits for a word in each of these towns; those where nothing does are left out. */
export async function countMeetingWork(db: Db, towns: string[]): Promise<Map<string, MeetingWork>> {
  const { rows } = await sql<MeetingWork & { town: string }>`
    select town, count(*) filter (where what = 'post')::int as posts, count(*) filter (where what = 'remark')::int as remarks from (
      select town, 'post' as what from neighbour_post where state = 'waiting' and town = any(${towns}::text[])
      union all select town, 'remark' from remark where state = 'waiting' and town = any(${towns}::text[])
    ) x group by town`.execute(db)
  return new Map(rows.map(({ town, posts, remarks }) => [town, { posts, remarks }]))
}
