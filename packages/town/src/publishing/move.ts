import type { PublicationState } from '@wiker/platform/database/schema.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db.ts'
import { lockPublication } from './row.ts'
import { type PublishingDeed, statesAfter } from './transitions.ts'
import type { Publication } from './types.ts'

/**
 * Moves a locked publication to another state by a deed of the table of transitions, with further columns to be written. A move that the table
 * does not have is a mistake of the caller.
 */
export async function move(
  trx: Db,
  publication: Publication,
  deed: PublishingDeed,
  to: PublicationState,
  now: Date,
  set: Record<string, RawBuilder<unknown> | string | number | Date | null> = {},
): Promise<Publication> {
  const { id, state } = publication
  if (!statesAfter(deed, state).includes(to))
    throw new Error(`A publication is not moved from ${state} to ${to} by ${deed}`)
  const columns = Object.entries({ ...set, state: to, updated_at: now }).map(
    ([column, value]) => sql`${sql.ref(column)} = ${value}`,
  )
  await sql`update publication set ${sql.join(columns)} where id = ${id}`.execute(trx)
  return (await lockPublication(trx, id))!
}
