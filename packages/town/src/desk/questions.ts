import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** A question to an organiser that nobody has answered. */
export interface OpenQuestion {
  id: number
  title: string
  thing: string | null
  text: string
  at: Date
  /** The last day on which an answer is of use. */
  endsOn: string
}

const daysToAnswer = 2

/** Questions of a town without an answer for two days, what ends soonest first. Who asks is not told: the desk is not the organiser. */
export async function openQuestions(db: Db, town: string, now: Date): Promise<OpenQuestion[]> {
  const { rows } = await sql<OpenQuestion>`
    select c.id, c.title, c.thing_id as thing, m.text, m.at, c.ends_on::text as "endsOn"
    from conversation c join lateral (select text, at, by_asker from conversation_message where conversation_id = c.id order by id limit 1) m on true
    where c.town = ${town} and c.kind = 'question' and c.closed_at is null and c.ends_on >= (${now}::timestamptz)::date
      and m.at < ${new Date(now.getTime() - daysToAnswer * 86_400_000)}
      and not exists (select from conversation_message a where a.conversation_id = c.id and not a.by_asker)
    order by c.ends_on, c.id limit 50`.execute(db)
  return rows
}

/** The side of the organiser of a question that still waits in this town. */
export async function ownersSecret(trx: Db, town: string, id: number): Promise<string | undefined> {
  const { rows } = await sql<{ secret: string }>`
    select owner_secret as secret from conversation where id = ${id} and town = ${town} and kind = 'question' and closed_at is null
    for update`.execute(trx)
  return rows[0]?.secret
}
