import { sql } from 'kysely'
import type { Db } from '../db.ts'

/**
 * Of some domains, those that other organisations of the same town have too: the town hall's site with a page for each association, a
 * federation's. An address there proves nothing.
 */
export async function sharedDomains(
  db: Db,
  { town, thing, domains }: { town: string; thing: string; domains: readonly string[] },
): Promise<string[]> {
  const shared: string[] = []
  for (const domain of domains) {
    const inside = `%${domain.replace(/[\\%_]/g, '\\$&')}%`
    const { rows } = await sql`
      select from (
        select id, plain_name, record from organization where town = ${town} and withdrawn_at is null and not example
        union all select id, plain_name, record from place where town = ${town} and withdrawn_at is null and not example) k
      where k.id <> ${thing} and k.plain_name <> (select coalesce(max(plain_name), '') from (
          select plain_name from organization where id = ${thing} union all select plain_name from place where id = ${thing}) own)
        and (k.record ->> 'url' ilike ${inside} or k.record ->> 'email' ilike ${`%@${inside.slice(1)}`}) limit 1`.execute(
      db,
    )
    if (rows.length > 0) shared.push(domain)
  }
  return shared
}
