import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { MemberRole } from './members.ts'
import { digestOf, newToken } from './token.ts'

const daysToAccept = 14
const hour = 3_600_000

export interface Invitation {
  id: number
  page: number
  pageName: string
  town: string
  email: string
  role: MemberRole
  invitedBy: string | null
  invitedAt: Date
}

/** Invites by e-mail: the token is for the link. Who was invited before gets a new link, and the old one serves no more. */
export async function invite(
  trx: Db,
  given: { page: number; email: string; role: MemberRole; by: string },
  now: Date,
): Promise<{ ok: true; token: string } | { ok: false; reason: 'member-already' | 'too-many' }> {
  const email = given.email.trim().toLowerCase()
  const { rows: there } = await sql`select from page_member m join person p on p.id = m.person_id
    where m.page_id = ${given.page} and lower(p.email) = ${email} and m.accepted_at is not null`.execute(trx)
  if (there.length > 0) return { ok: false, reason: 'member-already' }
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from page_invitation
    where page_id = ${given.page} and invited_at > ${new Date(now.getTime() - 24 * hour)}::timestamptz`.execute(trx)
  if (rows[0]!.n >= mostInADay) return { ok: false, reason: 'too-many' }
  await withdrawOpen(trx, sql`page_id = ${given.page} and email = ${email}`, now)
  const token = newToken()
  await sql`insert into page_invitation (page_id, email, role, token_digest, invited_by, invited_at, until)
    values (${given.page}, ${email}, ${given.role}, ${digestOf(token)}, ${given.by}, ${now},
      ${new Date(now.getTime() + daysToAccept * 24 * hour)})`.execute(trx)
  return { ok: true, token }
}
const mostInADay = 20

const columns = sql`i.id, i.page_id as page, p.name as "pageName", p.town, i.email, i.role, who.name as "invitedBy", i.invited_at as "invitedAt"`
const from = sql`page_invitation i join page p on p.id = i.page_id left join person who on who.id = i.invited_by`
const open = sql`i.accepted_at is null and i.withdrawn_at is null and p.closed_at is null`

export async function invitationByToken(db: Db, token: string, now: Date): Promise<Invitation | undefined> {
  const { rows } = await sql<Invitation>`select ${columns} from ${from}
    where i.token_digest = ${digestOf(token)} and i.until > ${now}::timestamptz and ${open}`.execute(db)
  return rows[0]
}

/** Invitations of a page that nobody has answered. */
export async function openInvitations(db: Db, page: number, now: Date): Promise<Invitation[]> {
  const { rows } = await sql<Invitation>`select ${columns} from ${from}
    where i.page_id = ${page} and i.until > ${now}::timestamptz and ${open} order by i.invited_at`.execute(db)
  return rows
}

/** Who holds the link belongs to the page from now on, under whatever address they signed in. Undefined when it serves no more. */
export async function acceptInvitation(
  trx: Db,
  token: string,
  person: string,
  now: Date,
): Promise<Invitation | undefined> {
  const invitation = await invitationByToken(trx, token, now)
  if (!invitation) return undefined
  const { rows } = await sql`update page_invitation set accepted_at = ${now}
    where id = ${invitation.id} and accepted_at is null and withdrawn_at is null returning id`.execute(trx)
  if (rows.length === 0) return undefined
  await sql`
    insert into page_member (page_id, person_id, role, asked_at, invited_by, accepted_at)
    select ${invitation.page}, ${person}, ${invitation.role}, i.invited_at, i.invited_by, ${now}::timestamptz
    from page_invitation i where i.id = ${invitation.id}
    on conflict (page_id, person_id) do update set accepted_at = coalesce(page_member.accepted_at, excluded.accepted_at)`.execute(
    trx,
  )
  return invitation
}

export async function withdrawInvitation(trx: Db, page: number, id: number, now: Date): Promise<boolean> {
  return (await withdrawOpen(trx, sql`page_id = ${page} and id = ${id}`, now)) > 0
}

async function withdrawOpen(trx: Db, which: ReturnType<typeof sql>, now: Date): Promise<number> {
  const { rows } = await sql`update page_invitation set withdrawn_at = ${now}
    where ${which} and accepted_at is null and withdrawn_at is null returning id`.execute(trx)
  return rows.length
}
