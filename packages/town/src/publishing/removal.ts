import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { move } from './move.ts'
import { lockPublication } from './row.ts'
import type { PublishingActor } from './types.ts'
import { noteVersion } from './versions.ts'
import { withdraw } from './withdraw.ts'

/**
 * A decision removes a thing: what was published of it here is withdrawn, and its author reads why. Its layer stays under what hides the thing, so
 * that the decision can be reversed.
 */
export async function removePublications(
  trx: Db,
  thing: string,
  by: PublishingActor,
  given: { now: Date; reason: string },
): Promise<void> {
  for (const id of await toldBy(trx, thing, sql`p.published_at is not null`)) await withdraw(trx, id, by, given)
}

/** The decision is reversed: what it withdrew is online again, as it was. What its author took back, or wrote anew since, stays as they left it. */
export async function restorePublications(trx: Db, thing: string, by: PublishingActor, now: Date): Promise<void> {
  for (const id of await toldBy(trx, thing, sql`p.state = 'withdrawn'`)) {
    const publication = (await lockPublication(trx, id))!
    await noteVersion(trx, id, { act: 'validated', record: publication.record, by, now })
    await move(trx, publication, 'restore', 'published', now, { reason: null, published_at: now })
  }
}

/** The publications whose layer, there still, is part of a thing. */
async function toldBy(trx: Db, thing: string, condition: ReturnType<typeof sql>): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select p.id from publication p join source_record l on l.id = p.record_id and l.source_id is null and l.withdrawn_at is null
    where l.thing_id = ${thing} and ${condition} order by p.id`.execute(trx)
  return rows.map(({ id }) => id)
}
