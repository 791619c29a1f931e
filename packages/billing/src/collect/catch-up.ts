import { sql } from 'kysely'
import type Stripe from 'stripe'
import type { Db } from '../db.ts'
import { heeded } from './receive.ts'

/**
 * Asks the provider what it told in the last days and keeps what never came (the site was down, the address was wrong for a while): it keeps its
 * events for thirty days. What was kept and never handled is handed out again too. How many there were.
 */
export async function catchUp(
  { db, stripe, now }: { db: Db; stripe: Stripe; now: () => Date },
  handle: (trx: Db, id: string) => Promise<unknown>,
  days = 3,
): Promise<number> {
  const since = Math.floor(now().getTime() / 1000) - days * 86_400
  let found = 0
  for await (const event of stripe.events.list({ created: { gte: since }, types: [...heeded], limit: 100 })) {
    const subject = (event.data.object as { id?: string }).id ?? ''
    await db.transaction().execute(async (trx) => {
      const { rows } = await sql`
        insert into provider_event (id, type, created, subject, received_at)
        values (${event.id}, ${event.type}, ${new Date(event.created * 1000)}, ${subject}, ${now()}) on conflict (id) do nothing returning id`.execute(
        trx,
      )
      if (rows.length === 0) return
      found += 1
      await handle(trx, event.id)
    })
  }
  const { rows } = await sql<{ id: string }>`
    select id from provider_event where handled_at is null and received_at < ${new Date(now().getTime() - 600_000)} order by created`.execute(
    db,
  )
  for (const { id } of rows) await handle(db, id)
  return found + rows.length
}
