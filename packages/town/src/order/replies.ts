import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../db.ts'
import { isSecret, newSecret } from './secret.ts'
import type { SubjectRecord } from './subject.ts'

/** A person named in an article may have an answer shown beside it: asked within three months of its publication, shown within three days. */
export const replySchema = z.object({
  name: z.string().trim().min(2).max(200),
  email: z.email().max(254),
  text: z.string().trim().min(10).max(4000),
  named: z.literal(true),
})
export type ReplyGiven = z.infer<typeof replySchema>

export interface Reply {
  id: number
  thing: string
  subjectName: string
  page: string
  name: string
  email: string
  text: string
  language: string
  askedAt: Date
  /** By when it must be shown, if it is to be. */
  dueAt: Date
  state: 'asked' | 'published' | 'refused'
  reason: string | null
  decidedAt: Date | null
}

const daysToShow = 3

const columns = sql`id::int as id, thing_id as thing, subject_name as "subjectName", page, name, email, text, language, asked_at as "askedAt",
  due_at as "dueAt", state, reason, decided_at as "decidedAt"`

export async function askReply(
  db: Db,
  subject: SubjectRecord,
  { name, email, text }: ReplyGiven,
  { language, now }: { language: string; now: Date },
): Promise<{ id: number; secret: string; dueAt: Date }> {
  const secret = newSecret()
  const dueAt = new Date(now.getTime() + daysToShow * 86_400_000)
  const { rows } = await sql<{ id: number }>`
    insert into reply (town, thing_id, subject_name, page, name, email, text, language, secret, asked_at, due_at)
    values (${subject.town}, ${subject.id}, ${subject.name}, ${subject.page}, ${clean(name)}, ${email.toLowerCase()}, ${clean(text)},
      ${language}, ${secret}, ${now}, ${dueAt}) returning id::int as id`.execute(db)
  return { id: rows[0]!.id, secret, dueAt }
}

/** Of a town: those that wait, the most pressing first, then those decided last. */
export async function townReplies(db: Db, town: string): Promise<Reply[]> {
  const { rows } = await sql<Reply>`
    select ${columns} from reply where town = ${town}
    order by state <> 'asked', case when state = 'asked' then due_at end, decided_at desc limit 100`.execute(db)
  return rows
}

/** How many wait in each of these towns; towns where none does are left out. */
export async function countReplies(db: Db, towns: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ town: string; n: number }>`
    select town, count(*)::int as n from reply where state = 'asked' and town = any(${towns}::text[]) group by town`.execute(
    db,
  )
  return new Map(rows.map(({ town, n }) => [town, n]))
}

export async function readReplyBySecret(db: Db, secret: string): Promise<Reply | undefined> {
  if (!isSecret(secret)) return undefined
  const { rows } = await sql<Reply>`select ${columns} from reply where secret = ${secret}`.execute(db)
  return rows[0]
}

export interface ReplyDecision {
  id: number
  town: string
  accept: boolean
  /** Why not; needed to refuse. */
  reason: string
  person: string
  now: Date
}

/** Shows a reply beside its item, or refuses it with a reason. Gives the reply as it is to be told to who asked; undefined when it was decided already. */
export async function decideReply(
  trx: Db,
  { id, town, accept, reason, person, now }: ReplyDecision,
): Promise<(Reply & { secret: string }) | undefined> {
  const { rows } = await sql<Reply & { secret: string }>`
    update reply set state = ${accept ? 'published' : 'refused'}, reason = ${accept ? null : reason}, decided_by = ${person}, decided_at = ${now}
    where id = ${id} and town = ${town} and state = 'asked' returning ${columns}, secret`.execute(trx)
  return rows[0]
}

/** The word on a reply is taken back: it waits again. */
export async function reopenReply(trx: Db, id: number, town: string): Promise<boolean> {
  const { rows } = await sql`update reply set state = 'asked', reason = null, decided_by = null, decided_at = null
    where id = ${id} and town = ${town} and state <> 'asked' returning id`.execute(trx)
  return rows.length > 0
}

export interface ShownReply {
  name: string
  text: string
  at: Date
}

/** The replies that stand beside a thing, in the order in which they were accepted; asked while it had another id included. */
export async function repliesTo(db: Db, thing: string): Promise<ShownReply[]> {
  const { rows } = await sql<ShownReply>`
    select name, text, decided_at as at from reply where state = 'published'
      and (thing_id = ${thing} or thing_id in (select id from thing_alias where thing_id = ${thing})) order by decided_at, id`.execute(
    db,
  )
  return rows
}

const clean = (text: string) => text.replaceAll('\u0000', '')
