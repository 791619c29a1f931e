import { sql } from 'kysely'
import type { Db } from '../db.ts'

export interface EventLine {
  id: string
  type: string
  subject: string
  created: Date
  handled: Date | null
  attempts: number
  problem: string | null
}

/** What the provider told and could not be handled: tried at least once, the oldest first. */
export async function stuckEvents(db: Db): Promise<EventLine[]> {
  const { rows } = await sql<EventLine>`
    select id, type, subject, created, handled_at as handled, attempts, problem from provider_event
    where handled_at is null and attempts > 0 order by created, id limit 500`.execute(db)
  return rows
}

/** What the provider told of a customer: of its subscriptions, invoices and payments, the newest first. */
export async function eventsOf(db: Db, party: string): Promise<EventLine[]> {
  const { rows } = await sql<EventLine>`
    select id, type, subject, created, handled_at as handled, attempts, problem from provider_event
    where subject in (select provider_subscription from subscription where party = ${party}
      union all select provider_session from subscription where party = ${party}
      union all select provider_invoice from payment where party = ${party}
      union all select provider_charge from payment where party = ${party}
      union all select d.provider_dispute from payment_dispute d join payment p on p.id = d.payment_id where p.party = ${party})
    order by created desc, id desc limit 100`.execute(db)
  return rows
}
