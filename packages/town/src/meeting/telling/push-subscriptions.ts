import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import type { Db } from '../../db.ts'
import { giveConsent, withdrawConsent } from '../consent.ts'
import { ensureChoice } from './choices.ts'

export interface Subscription {
  endpoint: string
  p256dh: string
  auth: string
}

export interface KeptSubscription extends Subscription {
  id: number
  language: string
}

const mostDevices = 10

/** A browser that somebody lets be reached. The same one that another person used before changes hands. False: too many devices. */
export async function addSubscription(
  db: Database,
  person: string,
  { endpoint, p256dh, auth }: Subscription,
  language: string,
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from push_subscription where person_id = ${person} and endpoint <> ${endpoint}`.execute(
      trx,
    )
    if (rows[0]!.n >= mostDevices) return false
    await ensureChoice(trx, person)
    await giveConsent(trx, { person, what: 'push', at: now })
    await sql`
      insert into push_subscription (person_id, endpoint, p256dh, auth, language, created_at)
      values (${person}, ${endpoint}, ${p256dh}, ${auth}, ${language}, ${now})
      on conflict (endpoint) do update set person_id = excluded.person_id, p256dh = excluded.p256dh, auth = excluded.auth,
        language = excluded.language`.execute(trx)
    return true
  })
}

/** One device, or all of them when none is named; the agreement ends with the last. */
export async function removeSubscription(
  db: Database,
  person: string,
  endpoint: string | undefined,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`delete from push_subscription where person_id = ${person} and (${endpoint ?? null}::text is null or endpoint = ${endpoint ?? null})`.execute(
      trx,
    )
    if ((await readSubscriptions(trx, person)).length === 0)
      await withdrawConsent(trx, { person, what: 'push', at: now })
  })
}

export async function readSubscriptions(db: Db, person: string): Promise<KeptSubscription[]> {
  const { rows } = await sql<KeptSubscription>`
    select id, endpoint, p256dh, auth, language from push_subscription where person_id = ${person} order by id`.execute(
    db,
  )
  return rows
}

export async function readSubscription(db: Db, id: number): Promise<KeptSubscription | undefined> {
  const { rows } = await sql<KeptSubscription>`
    select id, endpoint, p256dh, auth, language from push_subscription where id = ${id}`.execute(db)
  return rows[0]
}

/** The browser said that nobody is there any more. */
export async function forgetSubscription(db: Db, id: number): Promise<void> {
  await sql`delete from push_subscription where id = ${id}`.execute(db)
}
