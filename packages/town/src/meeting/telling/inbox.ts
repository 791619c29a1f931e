import { sql } from 'kysely'
import type { Db } from '../../db.ts'
import { type NotificationItem, readItems } from './items.ts'

const forSite = sql`exists (select from telling_choice c where c.person_id = n.person_id and n.kind || '.site' = any(c.channels))`

/** What somebody was told on the site, the last first. */
export function readInbox(db: Db, person: string, limit = 60): Promise<NotificationItem[]> {
  return readItems(db, sql`n.person_id = ${person} and ${forSite} and ${stillWanted}`, { limit })
}

/** What has not left yet is only shown while one follows it. */
const stillWanted = sql`
  (n.closed_at is not null or n.kind in ('answer', 'reminder') or n.going or exists (select from follow f where f.id = any(n.follows)))`

export async function countUnread(db: Db, person: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from notification n
      where n.person_id = ${person} and n.read_at is null and ${forSite} and ${stillWanted} limit 100) x`.execute(db)
  return rows[0]!.n
}

/** Everything up to this one was seen. */
export async function markRead(db: Db, person: string, upTo: Date, now: Date): Promise<void> {
  await sql`update notification set read_at = ${now}
    where person_id = ${person} and read_at is null and changed_at <= ${upTo}`.execute(db)
}
