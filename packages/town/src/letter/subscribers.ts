import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { LetterKind } from './types.ts'

export interface Subscriber {
  id: number
  town: string
  email: string
  language: string
  kinds: LetterKind[]
  state: 'asked' | 'on' | 'stopped'
  secret: string
}

/** How long a link to confirm is good, and how soon another may be asked for. */
export const confirmDays = 7
const againAfter = '1 hour'

const columns = sql`id::int as id, town, email, language, kinds, state, secret`

/**
 * Somebody asks for a town's letter: nothing is sent before the address itself says yes. Gives who is to be written to, or undefined when a letter left within the
 * hour. An address that gets it already is written to as well: who asks learns nothing of it. To be called in a transaction.
 */
export async function askForLetter(
  trx: Db,
  asked: { town: string; email: string; language: string; kinds: readonly LetterKind[] },
  now: Date,
): Promise<Subscriber | undefined> {
  const { town, language, kinds } = asked
  const secret = randomBytes(18).toString('base64url')
  const { rows } = await sql<Subscriber>`
    insert into letter_subscriber as s (town, email, language, kinds, state, secret, asked_at, written_at)
    values (${town}, ${asked.email.trim().toLowerCase()}, ${language}, ${[...kinds]}, 'asked', ${secret}, ${now}, ${now})
    on conflict (town, email) do update set written_at = excluded.written_at,
      language = case when s.state = 'on' then s.language else excluded.language end,
      kinds = case when s.state = 'on' then s.kinds else excluded.kinds end,
      state = case when s.state = 'on' then 'on' else 'asked' end
    where s.written_at < ${now}::timestamptz - ${againAfter}::interval returning ${columns}`.execute(trx)
  return rows[0]
}

/** By the secret of its letters; one whose link to confirm is too old is nobody. */
export async function readSubscriber(db: Db, secret: string, now: Date): Promise<Subscriber | undefined> {
  const { rows } = await sql<Subscriber>`
    select ${columns} from letter_subscriber
    where secret = ${secret} and (state <> 'asked' or written_at > ${now}::timestamptz - ${confirmDays} * interval '1 day')`.execute(
    db,
  )
  return rows[0]
}

/** The address says yes. Again is no harm; undefined when the link is no more. */
export async function confirmLetter(trx: Db, secret: string, now: Date): Promise<Subscriber | undefined> {
  const known = await readSubscriber(trx, secret, now)
  if (!known) return undefined
  await sql`update letter_subscriber set state = 'on', confirmed_at = coalesce(confirmed_at, ${now}), stopped_at = null, stopped_why = null, soft = 0
    where secret = ${secret}`.execute(trx)
  return { ...known, state: 'on' }
}

export async function changeLetter(
  trx: Db,
  secret: string,
  { kinds, language }: { kinds: readonly LetterKind[]; language: string },
): Promise<boolean> {
  const { rows } = await sql`
    update letter_subscriber set kinds = ${[...kinds]}, language = ${language} where secret = ${secret} and state = 'on' returning id`.execute(
    trx,
  )
  return rows.length > 0
}

/** Stops it at once and forgets the address. True whenever nothing will come any more: pressed twice, it is as once. */
export async function stopLetter(trx: Db, secret: string): Promise<void> {
  await sql`
    with gone as (delete from letter_subscriber where secret = ${secret} returning id, town),
    last as (select max(i.id) as id from gone g join letter_issue i on i.town = g.town and i.state in ('sending', 'sent')
      join letter_sending s on s.issue_id = i.id and s.subscriber_id = g.id where s.state in ('sent', 'handed'))
    update letter_issue i set unsubscribed = unsubscribed + 1 from last where i.id = last.id`.execute(trx)
}

export interface SubscriberCount {
  on: number
  asked: number
  stopped: number
}

export async function countSubscribers(db: Db, town: string): Promise<SubscriberCount> {
  const { rows } = await sql<SubscriberCount>`
    select count(*) filter (where state = 'on')::int as on, count(*) filter (where state = 'asked')::int as asked,
      count(*) filter (where state = 'stopped')::int as stopped from letter_subscriber where town = ${town}`.execute(db)
  return rows[0]!
}
