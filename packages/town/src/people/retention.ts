import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import { eraseAccount } from './erase.ts'
import { personalData } from './personal-data/index.ts'

/** An account that nobody uses is erased after so many days, and told so many days before. */
export const inactiveDays = 730
export const warningDays = 30

/** Deletes what is older than the registry lets it be; how many rows of each table. */
export async function deleteExpired(db: Db): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {}
  for (const { table, keep } of personalData) {
    if (!keep) continue
    const { rows } = await sql<{ n: number }>`
      with gone as (
        delete from ${sql.table(table)} where ${sql.ref(keep.from)} < now() - ${keep.days} * interval '1 day' and ${keep.when ?? sql`true`} returning 1)
      select count(*)::int as n from gone`.execute(db)
    if (rows[0]!.n > 0) deleted[table] = (deleted[table] ?? 0) + rows[0]!.n
  }
  return deleted
}

export interface Sleeper {
  id: string
  email: string
  language: string
}

/** Those to be told that their account will go; each is told once. Who looks after a town or a page is never counted as asleep. */
export async function accountsToWarn(db: Db, limit = 200): Promise<Sleeper[]> {
  const { rows } = await sql<Sleeper>`
    select p.id, p.email, p.language from person p
    where p.last_seen_at < now() - ${inactiveDays - warningDays} * interval '1 day' and p.warned_at is null and ${unneeded}
    order by p.last_seen_at limit ${limit}`.execute(db)
  return rows
}

export async function noteWarned(db: Db, person: string): Promise<void> {
  await sql`update person set warned_at = now() where id = ${person}`.execute(db)
}

/** Erases the accounts that were told and still sleep; how many. */
export async function eraseSleepers(db: Db, limit = 200): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select p.id from person p
    where p.last_seen_at < now() - ${inactiveDays} * interval '1 day'
      and p.warned_at < now() - ${warningDays} * interval '1 day' and ${unneeded} limit ${limit}`.execute(db)
  let erased = 0
  for (const { id } of rows) if ((await eraseAccount(db, id)) === 'erased') erased++
  return erased
}

const unneeded = sql`not exists (select 1 from role r where r.person_id = p.id)
  and not exists (select 1 from page_member m join page g on g.id = m.page_id where m.person_id = p.id and m.accepted_at is not null and g.closed_at is null)`
