import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import type { Db } from '../../db.ts'
import { dueAt, type Hours, isQuiet } from './due.ts'
import { type NotificationItem, readItems } from './items.ts'
import type { ChosenChannel } from './kinds.ts'

/** What leaves for one person at once. */
export interface Parcel {
  person: { id: string; email: string; language: string }
  mail: NotificationItem[]
  push: NotificationItem[]
  /** For the link that stops the letters. */
  mailSecret: string
}

/** Hands a parcel over, in the transaction in which it is marked as gone. */
export type Deliver = (trx: Db, parcel: Parcel) => Promise<void>

/**
 * Sends what is due, person by person, each in a transaction of its own; how many had something sent. Whoever is being served by another
 * worker is left to it; what a person has left since is dropped; quiet hours hold even when the work is late. Whoever's parcel can't be handed over
 * (`failed` hears why) is tried again in an hour.
 */
export async function sendDue(
  db: Database,
  now: Date,
  deliver: Deliver,
  failed: (error: unknown) => void = () => undefined,
): Promise<number> {
  let served = 0
  for (;;) {
    const outcome = await db
      .transaction()
      .execute((trx) => serveOne(trx, now, deliver))
      .catch(async (error) => {
        if (!(error instanceof Undelivered)) throw error
        failed(error.cause)
        await postpone(db, error.person, now)
        return 'nothing' as const
      })
    if (outcome === 'none') return served
    if (outcome === 'sent') served++
  }
}

/** One person's parcel could not be made: the others' leave all the same. */
class Undelivered extends Error {
  readonly person: string
  constructor(person: string, cause: unknown) {
    super('A parcel could not be handed over', { cause })
    this.person = person
  }
}

async function postpone(db: Db, person: string, now: Date): Promise<void> {
  await sql`update notification set due_at = ${new Date(now.getTime() + 3_600_000)}
    where person_id = ${person} and closed_at is null and due_at <= ${now}`.execute(db)
}

interface Served extends Hours {
  id: string
  email: string
  language: string
  channels: ChosenChannel[]
  mailSecret: string
  /** How many browsers they let be reached. */
  devices: number
}

async function serveOne(trx: Db, now: Date, deliver: Deliver): Promise<'none' | 'sent' | 'nothing'> {
  const { rows } = await sql<Served>`
    select c.person_id as id, p.email, p.language, c.channels, c.mail_secret as "mailSecret", c.digest_hour as digest,
      c.quiet_from as "quietFrom", c.quiet_to as "quietTo",
      (select count(*)::int from push_subscription s where s.person_id = c.person_id) as devices
    from telling_choice c join person p on p.id = c.person_id
    where exists (select from notification n where n.person_id = c.person_id and n.closed_at is null and n.due_at <= ${now})
    order by c.person_id limit 1 for update of c skip locked`.execute(trx)
  const person = rows[0]
  if (!person) return 'none'
  await dropUnwanted(trx, person.id, now)
  const due = await readItems(trx, sql`n.person_id = ${person.id} and n.closed_at is null and n.due_at <= ${now}`, {
    order: sql`n.urgent desc, n.id`,
    limit: 500,
  })
  const quiet = due.filter((item) => isQuiet(now, item.town.timezone, person))
  for (const { id, town } of quiet) {
    await sql`update notification set due_at = ${dueAt(now, town.timezone, person, true)} where id = ${id}`.execute(trx)
  }
  const leaving = due.filter((item) => !quiet.includes(item))
  if (leaving.length === 0) return 'nothing'
  const by = (channel: 'mail' | 'push') =>
    leaving.filter(
      (item) =>
        person.channels.includes(`${item.kind}.${channel}`) &&
        // An answer that was relayed by mail is not told by mail a second time.
        !(channel === 'mail' && item.details.mailed === true),
    )
  const parcel = { person, mail: by('mail'), push: person.devices > 0 ? by('push') : [], mailSecret: person.mailSecret }
  if (parcel.mail.length + parcel.push.length > 0) {
    await deliver(trx, parcel).catch((error) => {
      throw new Undelivered(person.id, error)
    })
  }
  await close(trx, leaving, parcel, now)
  return 'sent'
}

/** What came through a follow that is no more, a reminder of what is cancelled or no longer wanted. */
async function dropUnwanted(trx: Db, person: string, now: Date): Promise<void> {
  await sql`
    delete from notification n where n.person_id = ${person} and n.closed_at is null and n.due_at <= ${now} and (
      (n.kind in ('new', 'changed', 'alert') and not exists (select from follow f where f.id = any(n.follows) and f.told)
        and not (n.going and exists (select from going g where g.person_id = n.person_id and (g.thing_id = n.thing_id
          or g.thing_id in (select a.id from thing_alias a where a.thing_id = n.thing_id)))))
      or (n.kind = 'reminder' and not exists (
        select from going g join event_date d on d.event_id = n.thing_id and d.day = g.day join event e on e.id = d.event_id
        where g.person_id = n.person_id and g.remind and g.day::text = n.details ->> 'day' and e.withdrawn_at is null
          and d.status not in ('cancelled', 'postponed')
          and coalesce(e.record ->> 'eventStatus', 'scheduled') not in ('cancelled', 'postponed'))))`.execute(trx)
}

async function close(trx: Db, leaving: NotificationItem[], { mail, push }: Parcel, now: Date): Promise<void> {
  const ids = (items: NotificationItem[]) => items.map((item) => item.id)
  await sql`
    update notification set closed_at = ${now}, mailed = id = any(${ids(mail)}::bigint[]), pushed = id = any(${ids(push)}::bigint[])
    where id = any(${ids(leaving)}::bigint[])`.execute(trx)
  await sql`
    update telling t set mails = t.mails + x.mails, pushes = t.pushes + x.pushes
    from (select happening_id, count(*) filter (where mailed)::int as mails, count(*) filter (where pushed)::int as pushes
          from notification where id = any(${ids(leaving)}::bigint[]) group by happening_id) x
    where t.happening_id = x.happening_id`.execute(trx)
}
