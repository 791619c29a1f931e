import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** Whether what a page sends passes at once. */
export async function setTrusted(trx: Db, page: number, trusted: boolean): Promise<void> {
  await sql`update page set trusted = ${trusted} where id = ${page}`.execute(trx)
}

/** Up to which day a merchant may publish, `YYYY-MM-DD`; null: not at all. Its page stays. */
export async function setSubscription(trx: Db, page: number, until: string | null): Promise<void> {
  await sql`update page set subscribed_to = ${until}::date where id = ${page} and kind = 'merchant'`.execute(trx)
}

/** As the organisation calls itself, and where it has its site. */
export async function renamePage(
  trx: Db,
  page: number,
  given: { name: string; website: string | null },
): Promise<void> {
  await sql`update page set name = ${given.name}, website = ${given.website} where id = ${page}`.execute(trx)
}
