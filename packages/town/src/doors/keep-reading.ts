import { cleanText, jsonb } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { DoorProblem, DoorReading } from './types.ts'

/** Keeps what was read of an item, with its drafts. False when it was read already: two readings at once leave one. To be called in a transaction. */
export async function keepReading(trx: Db, id: number, reading: DoorReading, now: Date): Promise<boolean> {
  const { text, picture, drafts, problem } = reading
  const { rows } = await sql`
    update door_item set state = 'read', text = ${cleanText(text)}, picture = ${jsonb(picture)}, problem = ${jsonb(problem)}, read_at = ${now}
    where id = ${id} and state <> 'read' returning id`.execute(trx)
  if (rows.length === 0) return false
  for (const [index, { fields, origins, unknown }] of drafts.entries())
    await sql`
      insert into door_draft (item_id, number, fields, origins, unknown)
      values (${id}, ${index + 1}, ${jsonb(fields)}, ${jsonb(origins)}, ${jsonb(unknown)})`.execute(trx)
  return true
}

/** What could not be read stays, with why, and its picture beside an empty form. */
export async function keepUnreadable(db: Db, id: number, problem: DoorProblem, now: Date): Promise<void> {
  await sql`
    update door_item set state = 'unreadable', problem = ${jsonb(problem)}, read_at = ${now}
    where id = ${id} and state = 'waiting'`.execute(db)
}
