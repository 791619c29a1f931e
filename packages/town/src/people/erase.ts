import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import { personalData } from './personal-data/index.ts'
import type { Who } from './personal-data/shape.ts'

/** Days after which the last backup that still has an erased account is gone. Who runs the site keeps none for longer. */
export const backupDays = 30

/** A page whose only responsible person an account is: it stays, without one. */
export interface LonelyPage {
  id: number
  name: string
  town: string
  townName: string
}

export async function pagesLeftAlone(db: Db, person: string): Promise<LonelyPage[]> {
  const { rows } = await sql<LonelyPage>`
    select p.id, p.name, p.town, t.name as "townName"
    from page_member m join page p on p.id = m.page_id join town t on t.code = p.town
    where m.person_id = ${person} and m.role = 'owner' and m.accepted_at is not null and p.closed_at is null
      and not exists (select 1 from page_member other where other.page_id = m.page_id and other.role = 'owner'
        and other.accepted_at is not null and other.person_id <> m.person_id)
    order by p.name`.execute(db)
  return rows
}

/**
 * Erases an account at once, in one transaction: each table of the registry does what it says, the person goes last, and every device with it. The only
 * operator cannot go: nobody could let another in.
 */
export async function eraseAccount(db: Db, person: string): Promise<'erased' | 'last-operator' | 'unknown'> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<Who>`select id, email from person where id = ${person} for update`.execute(trx)
    const who = rows[0]
    if (!who) return 'unknown'
    if (await isLastOperator(trx, person)) return 'last-operator'
    for (const { table, of, erasure } of personalData) {
      if (!of) continue
      if (erasure.do === 'delete') await sql`delete from ${sql.table(table)} where ${of(who)}`.execute(trx)
      if (erasure.do === 'anonymise' && erasure.set) {
        const set = Object.entries(erasure.set(who)).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
        await sql`update ${sql.table(table)} set ${sql.join(set)} where ${of(who)}`.execute(trx)
      }
    }
    return 'erased'
  })
}

export async function isLastOperator(db: Db, person: string): Promise<boolean> {
  const { rows } = await sql<{ others: number; is: boolean }>`
    select count(*) filter (where person_id <> ${person})::int as others, bool_or(person_id = ${person}) as is
    from role where role = 'operator'`.execute(db)
  return rows[0]!.is === true && rows[0]!.others === 0
}
