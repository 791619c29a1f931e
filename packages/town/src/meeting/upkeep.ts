import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import { reducePast } from './going/close.ts'

/** How long each thing is kept, in days. What the law page says of them is read from here. */
export const kept = {
  notification: 90,
  conversation: 30,
  ride: 2,
  neighbourPost: 30,
  withdrawnConsent: 3 * 365,
  happening: 365,
}

/** Once a day: what has served is taken away, who came becomes a number, what neighbours put up and is over leaves. */
export async function tidyMeeting(db: Database, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const day = (days: number) => before(days).toISOString().slice(0, 10)
  const over = sql`(state not in ('shown', 'waiting') and ends_on < ${day(kept.neighbourPost)}::date
    and created_at < ${before(kept.neighbourPost)})`
  await reducePast(db, now)
  await sql`delete from notification where changed_at < ${before(kept.notification)}`.execute(db)
  await sql`delete from ride where day < ${day(kept.ride)}::date`.execute(db)
  await sql`delete from conversation where ends_on < ${day(kept.conversation)}::date`.execute(db)
  await sql`update neighbour_post set state = 'ended' where state in ('shown', 'waiting') and ends_on < ${day(1)}::date`.execute(
    db,
  )
  // The picture of what leaves is nobody's: the nightly work of pictures takes it away, unless something else shows it.
  await sql`update picture set kept_at = null where id in (select picture_id from neighbour_post where ${over})`.execute(
    db,
  )
  await sql`delete from neighbour_post where ${over}`.execute(db)
  await sql`delete from consent where withdrawn_at < ${before(kept.withdrawnConsent)}`.execute(db)
  await sql`delete from happening where told_at < ${before(kept.happening)}`.execute(db)
}
