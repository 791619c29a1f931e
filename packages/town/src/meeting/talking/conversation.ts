import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { cleanText } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import type { Db } from '../../db.ts'
import { organiserAddresses, readOrganiser } from '../organiser.ts'
import { newSecret } from '../secret.ts'

export type ConversationKind = 'ride' | 'neighbour' | 'question'

export interface NewConversation {
  kind: ConversationKind
  town: string
  thing: string | null
  page?: number | null
  /** The ride or the neighbour's post. */
  subject: number | null
  title: string
  asker: string
  /** Null: the organiser of the thing. */
  owner: string | null
  mayPublish?: boolean
  /** Nothing is relayed after that day. */
  endsOn: string
  text: string
}

/** A conversation as one of its two sides sees it: never with the other's address. */
export interface Conversation {
  id: number
  kind: ConversationKind
  town: string
  thing: string | null
  subject: number | null
  title: string
  /** True: this side asked. */
  asking: boolean
  mayPublish: boolean
  endsOn: string
  closed: boolean
  messages: { mine: boolean; text: string; at: Date }[]
}

/** Where a message is to be sent: the addresses of the other side, and its own secret. */
export interface Relay {
  conversation: number
  kind: ConversationKind
  title: string
  text: string
  to: { email: string; language: string; person: string | null }[]
  secret: string
  /** True: it goes to who asked. */
  toAsker: boolean
  town: string
  thing: string | null
}

export const longestMessage = 2000
const mostInConversation = 60
const mostNewInADay = 20

/** Sends what is relayed, in the transaction that keeps it. */
export type SendRelay = (trx: Db, relay: Relay) => Promise<void>

export type Relayed = { ok: true; secret: string } | { ok: false; reason: 'closed' | 'too-many' | 'nobody' }

/** Begins a conversation with its first message. Asked twice of the same ride or post, the first one goes on. */
export async function beginConversation(
  db: Database,
  given: NewConversation,
  send: SendRelay,
  now: Date,
): Promise<Relayed> {
  return db.transaction().execute(async (trx) => {
    await sql`select from person where id = ${given.asker} for update`.execute(trx)
    const before = await sql<{ secret: string }>`
      select asker_secret as secret from conversation where kind = ${given.kind} and subject_id = ${given.subject}
        and asker_id = ${given.asker} and closed_at is null`.execute(trx)
    if (before.rows[0]) return sayAs(trx, before.rows[0].secret, given.text, given.asker, send, now)
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from conversation where asker_id = ${given.asker} and created_at > ${new Date(now.getTime() - 86_400_000)}`.execute(
      trx,
    )
    if (rows[0]!.n >= mostNewInADay) return { ok: false, reason: 'too-many' } as const
    const secret = newSecret()
    await sql`
      insert into conversation (kind, town, thing_id, page_id, subject_id, title, asker_id, owner_id, asker_secret, owner_secret,
        may_publish, created_at, ends_on)
      values (${given.kind}, ${given.town}, ${given.thing}, ${given.page ?? null}, ${given.subject}, ${cleanText(given.title)},
        ${given.asker}, ${given.owner}, ${secret}, ${newSecret()}, ${given.mayPublish ?? false}, ${now}, ${given.endsOn})`.execute(
      trx,
    )
    return sayAs(trx, secret, given.text, given.asker, send, now)
  })
}

/** Says something in the conversation of which one has a secret. */
export async function say(
  db: Database,
  secret: string,
  text: string,
  person: string | null,
  send: SendRelay,
  now: Date,
): Promise<Relayed> {
  return db.transaction().execute((trx) => sayAs(trx, secret, text, person, send, now))
}

interface Side {
  id: number
  kind: ConversationKind
  title: string
  town: string
  thing: string | null
  asking: boolean
  other: string
  askerId: string | null
  ownerId: string | null
  open: boolean
  count: number
}

async function sayAs(
  trx: Db,
  secret: string,
  text: string,
  person: string | null,
  send: SendRelay,
  now: Date,
): Promise<Relayed> {
  const { rows } = await sql<Side>`
    select c.id, c.kind, c.title, c.town, c.thing_id as thing, c.asker_secret = ${secret} as asking, c.asker_id as "askerId",
      c.owner_id as "ownerId", case when c.asker_secret = ${secret} then c.owner_secret else c.asker_secret end as other,
      c.closed_at is null and c.ends_on >= (${now}::timestamptz at time zone t.timezone)::date as open,
      (select count(*)::int from conversation_message m where m.conversation_id = c.id) as count
    from conversation c join town t on t.code = c.town
    where c.asker_secret = ${secret} or c.owner_secret = ${secret} for update of c`.execute(trx)
  const side = rows[0]
  if (!side?.open) return { ok: false, reason: 'closed' }
  if (side.count >= mostInConversation) return { ok: false, reason: 'too-many' }
  const to = await addressesOf(trx, side)
  if (to.length === 0) return { ok: false, reason: 'nobody' }
  const words = cleanText(text).slice(0, longestMessage)
  await sql`insert into conversation_message (conversation_id, by_asker, person_id, text, at)
    values (${side.id}, ${side.asking}, ${person}, ${words}, ${now})`.execute(trx)
  const { id: conversation, kind, title, town, thing, asking, other } = side
  await send(trx, { conversation, kind, title, text: words, to, secret: other, toAsker: !asking, town, thing })
  return { ok: true, secret }
}

async function addressesOf(db: Db, { asking, askerId, ownerId, thing, town }: Side): Promise<Relay['to']> {
  const one = asking ? ownerId : askerId
  if (one) {
    const { rows } = await sql<
      Relay['to'][number]
    >`select email, language, id as person from person where id = ${one}`.execute(db)
    return rows
  }
  if (!asking || !thing) return []
  const addresses = await organiserAddresses(db, await readOrganiser(db, thing), town)
  return addresses.slice(0, 10).map((address) => ({ ...address, person: null }))
}

/** The conversation of a secret, seen from that side. */
export async function readConversation(db: Db, secret: string): Promise<Conversation | undefined> {
  const { rows } = await sql<Omit<Conversation, 'messages'>>`
    select c.id, c.kind, c.town, c.thing_id as thing, c.subject_id as subject, c.title, c.asker_secret = ${secret} as asking,
      c.may_publish as "mayPublish", c.ends_on::text as "endsOn",
      c.closed_at is not null as closed
    from conversation c where c.asker_secret = ${secret} or c.owner_secret = ${secret}`.execute(db)
  const conversation = rows[0]
  if (!conversation) return undefined
  const messages = await sql<{ mine: boolean; text: string; at: Date }>`
    select by_asker = ${conversation.asking} as mine, text, at from conversation_message where conversation_id = ${conversation.id}
    order by id`.execute(db)
  return { ...conversation, messages: messages.rows }
}

/** Either side ends it: nothing is relayed any more. */
export async function closeConversation(db: Db, secret: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update conversation set closed_at = ${now} where (asker_secret = ${secret} or owner_secret = ${secret}) and closed_at is null
    returning id`.execute(db)
  return rows.length > 0
}

export interface ConversationLine {
  title: string
  secret: string
  lastAt: Date
  /** True when the other side spoke last. */
  answered: boolean
  closed: boolean
}

/** The conversations somebody is in, the last first. */
export async function readConversations(db: Db, person: string): Promise<ConversationLine[]> {
  const { rows } = await sql<ConversationLine>`
    select c.title, case when c.asker_id = ${person} then c.asker_secret else c.owner_secret end as secret, m.at as "lastAt",
      m.by_asker <> (c.asker_id is not distinct from ${person}) as answered, c.closed_at is not null as closed
    from conversation c join lateral (
      select at, by_asker from conversation_message where conversation_id = c.id order by id desc limit 1) m on true
    where c.asker_id = ${person} or c.owner_id = ${person} order by m.at desc limit 50`.execute(db)
  return rows
}
