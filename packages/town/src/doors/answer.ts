import { jsonb } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { DoorDraft, DraftFields } from './types.ts'

/** Days for which what was sent is kept once it is settled: somebody may ask where an announcement came from. */
export const keptDays = 30

interface Answer {
  item: number
  number: number
  person: string
  now: Date
}

/** A draft becomes a publication: it is no draft any more. False when somebody answered it meanwhile. To be called in a transaction. */
export async function confirmDraft(
  trx: Db,
  { item, number, person, now }: Answer,
  given: { publication: number; fields: DraftFields },
): Promise<boolean> {
  const { rows } = await sql`
    update door_draft set state = 'confirmed', publication_id = ${given.publication}, fields = ${jsonb(given.fields)}, decided_by = ${person},
      decided_at = ${now} where item_id = ${item} and number = ${number} and state = 'open' returning number`.execute(
    trx,
  )
  if (rows.length > 0) await closeWhenDone(trx, item, now)
  return rows.length > 0
}

/** Nothing is made of it. */
export async function setAside(trx: Db, { item, number, person, now }: Answer): Promise<boolean> {
  const { rows } = await sql`
    update door_draft set state = 'aside', decided_by = ${person}, decided_at = ${now}
    where item_id = ${item} and number = ${number} and state = 'open' returning number`.execute(trx)
  if (rows.length > 0) await closeWhenDone(trx, item, now)
  return rows.length > 0
}

/** A draft that was set aside, or whose publication was taken back, waits again. */
export async function reopenDraft(trx: Db, { item, number }: Pick<Answer, 'item' | 'number'>): Promise<boolean> {
  const { rows } = await sql`
    update door_draft set state = 'open', publication_id = null, decided_by = null, decided_at = null
    where item_id = ${item} and number = ${number} and state <> 'open'
      and exists (select from door_item i where i.id = item_id and (i.file is not null or i.text <> '' or i.closed_at is null))
    returning number`.execute(trx)
  if (rows.length > 0)
    await sql`update door_item set closed_at = null, erase_after = null where id = ${item}`.execute(trx)
  return rows.length > 0
}

/** A further draft of an item, empty, for who types what could not be read. */
export async function addDraft(trx: Db, item: number, fields: DraftFields): Promise<number> {
  await sql`select id from door_item where id = ${item} for update`.execute(trx)
  const { rows } = await sql<{ number: number }>`
    insert into door_draft (item_id, number, fields) select ${item}, coalesce(max(number), 0) + 1, ${jsonb(fields)}
    from door_draft where item_id = ${item} returning number`.execute(trx)
  return rows[0]!.number
}

/** The whole item is settled: what is left open of it is set aside. */
export async function closeItem(trx: Db, { item, person, now }: Omit<Answer, 'number'>): Promise<void> {
  await sql`
    update door_draft set state = 'aside', decided_by = ${person}, decided_at = ${now} where item_id = ${item} and state = 'open'`.execute(
    trx,
  )
  await close(trx, item, now)
}

/** The draft and its state, held until the end of the transaction. */
export async function lockDraft(trx: Db, item: number, number: number): Promise<Pick<DoorDraft, 'state'> | undefined> {
  const { rows } = await sql<Pick<DoorDraft, 'state'>>`
    select state from door_draft where item_id = ${item} and number = ${number} for update`.execute(trx)
  return rows[0]
}

async function closeWhenDone(trx: Db, item: number, now: Date): Promise<void> {
  const { rows } = await sql`select number from door_draft where item_id = ${item} and state = 'open'`.execute(trx)
  if (rows.length === 0) await close(trx, item, now)
}

async function close(trx: Db, item: number, now: Date): Promise<void> {
  const erase = new Date(now.getTime() + keptDays * 86_400_000)
  await sql`update door_item set closed_at = ${now}, erase_after = ${erase} where id = ${item} and closed_at is null`.execute(
    trx,
  )
}
