import { sql } from 'kysely'
import type { Db } from '../db.ts'

export type MemberRole = 'member' | 'owner'

export interface Member {
  person: string
  email: string
  name: string
  role: MemberRole
  since: Date
}

/** Who belongs to a page, its owners first. Shown to its own members and to who looks after the town, never to readers. */
export async function membersOf(db: Db, page: number): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select m.person_id as person, who.email, who.name, m.role, m.accepted_at as since
    from page_member m join person who on who.id = m.person_id
    where m.page_id = ${page} and m.accepted_at is not null order by m.role desc, m.accepted_at, who.email`.execute(db)
  return rows
}

/** `last-owner`: a page with members is never without one; they give it on first, or close it. */
export type MemberChange = { ok: true } | { ok: false; reason: 'no-member' | 'last-owner' }

/** Takes somebody off a page, whoever asks. Who was alone leaves nobody: then the page is to be closed. To be called in a transaction. */
export async function removeMember(trx: Db, page: number, person: string): Promise<MemberChange> {
  const refused = await ownerNeeded(trx, page, person)
  if (refused) return refused
  await sql`delete from page_member where page_id = ${page} and person_id = ${person}`.execute(trx)
  return { ok: true }
}

/** Makes a member an owner, or an owner a member. To be called in a transaction. */
export async function changeRole(trx: Db, page: number, person: string, role: MemberRole): Promise<MemberChange> {
  const refused = await ownerNeeded(trx, page, person)
  if (refused && (refused.reason === 'no-member' || role === 'member')) return refused
  await sql`update page_member set role = ${role} where page_id = ${page} and person_id = ${person}`.execute(trx)
  return { ok: true }
}

async function ownerNeeded(trx: Db, page: number, person: string) {
  await sql`select from page where id = ${page} for update`.execute(trx)
  const members = await membersOf(trx, page)
  const one = members.find((member) => member.person === person)
  if (!one) return { ok: false, reason: 'no-member' } as const
  const others = members.filter((member) => member.role === 'owner' && member.person !== person)
  return one.role === 'owner' && others.length === 0 ? ({ ok: false, reason: 'last-owner' } as const) : undefined
}
