import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { membersOf } from './members.ts'

/** The page is no more: nobody publishes in its name, and its record in the directory stays as the sources have it. */
export async function closePage(trx: Db, page: number, now: Date): Promise<boolean> {
  const { rows } =
    await sql`update page set closed_at = ${now} where id = ${page} and closed_at is null returning id`.execute(trx)
  return rows.length > 0
}

/**
 * What goes with a page that closes: all that was sent and is not online yet; with `online`, what readers see too. Else that stays until its date,
 * as it was promised to them.
 */
export async function goesWithPage(trx: Db, page: number, { online }: { online: boolean }): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from publication where page_id = ${page} and state in ('unconfirmed', 'quarantined', 'waiting', 'scheduled', 'published')
      and (published_at is null or ${online}) order by id`.execute(trx)
  return rows.map(({ id }) => id)
}

/** Whether a person is the only owner: who may close the page by themself. */
export async function isLastOwner(db: Db, page: number, person: string): Promise<boolean> {
  const owners = (await membersOf(db, page)).filter(({ role }) => role === 'owner')
  return owners.length === 1 && owners[0]!.person === person
}
