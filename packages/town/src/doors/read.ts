import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db.ts'
import type { DoorDraft, DoorItem } from './types.ts'

const itemColumns = sql`
  i.id, i.town, i.door, i.name, i.file, i.content_type as "contentType", i.text, i.language, i.picture, i.state, i.problem, i.person_id as person,
  i.sender, i.sender_name as "senderName", i.known, to_char(i.written_on, 'YYYY-MM-DD') as "writtenOn", i.received_at as "receivedAt",
  i.read_at as "readAt", i.closed_at as "closedAt"`
const draftColumns = sql`
  d.item_id as item, d.number, d.fields, d.origins, d.unknown, d.state, d.publication_id as publication, d.decided_at as "decidedAt"`

/** One item of a town; undefined when it is another's. */
export async function getItem(db: Db, town: string, id: number): Promise<DoorItem | undefined> {
  if (!Number.isSafeInteger(id)) return undefined
  const { rows } = await sql<DoorItem>`
    select ${itemColumns} from door_item i where i.id = ${id} and i.town = ${town}`.execute(db)
  return rows[0]
}

/** The same, whoever's it is: for who reads it in the background. */
export async function getAnyItem(db: Db, id: number): Promise<DoorItem | undefined> {
  const { rows } = await sql<DoorItem>`select ${itemColumns} from door_item i where i.id = ${id}`.execute(db)
  return rows[0]
}

export async function draftsOf(db: Db, item: number): Promise<DoorDraft[]> {
  return drafts(db, sql`d.item_id = ${item}`)
}

/** What a list tells of an item. */
export interface ItemLine extends Omit<DoorItem, 'text' | 'picture'> {
  /** Drafts that wait for a word, and all there were. */
  open: number
  all: number
  first: string | null
}

/** What was brought to a town and is not settled, the newest first. */
export async function openItems(db: Db, town: string, limit = 100): Promise<ItemLine[]> {
  const { rows } = await sql<ItemLine>`
    select ${itemColumns}, (select count(*)::int from door_draft d where d.item_id = i.id and d.state = 'open') as open,
      (select count(*)::int from door_draft d where d.item_id = i.id) as "all",
      (select d.fields ->> 'name' from door_draft d where d.item_id = i.id order by d.number limit 1) as first
    from door_item i where i.town = ${town} and i.closed_at is null order by i.received_at desc, i.id desc limit ${limit}`.execute(
    db,
  )
  return rows
}

/** The drafts that wait for a word in a town, the oldest first, each with its item. */
export async function openDrafts(
  db: Db,
  town: string,
  limit = 100,
): Promise<
  (DoorDraft &
    Pick<DoorItem, 'door' | 'receivedAt' | 'known' | 'sender' | 'senderName'> & {
      itemName: string
      itemText: string
    })[]
> {
  const { rows } = await sql<DoorDraft & DoorItem & { itemName: string; itemText: string }>`
    select ${draftColumns}, i.door, i.received_at as "receivedAt", i.known, i.sender, i.sender_name as "senderName", i.name as "itemName", i.text as "itemText"
    from door_draft d join door_item i on i.id = d.item_id
    where i.town = ${town} and i.closed_at is null and d.state = 'open' order by i.received_at, i.id, d.number limit ${limit}`.execute(
    db,
  )
  return rows
}

/** How much waits in each of these towns: items that are not settled. */
export async function countDoors(db: Db, towns: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ town: string; count: number }>`
    select town, count(*)::int as count from door_item where closed_at is null and state <> 'waiting' and town = any(${towns}::text[])
    group by town`.execute(db)
  return new Map(rows.map(({ town, count }) => [town, count]))
}

async function drafts(db: Db, those: RawBuilder<unknown>): Promise<DoorDraft[]> {
  const { rows } = await sql<DoorDraft>`
    select ${draftColumns} from door_draft d where ${those} order by d.item_id, d.number`.execute(db)
  return rows
}

/** What came in before this moment and was never read. */
export async function forgottenReadings(db: Db, before: Date): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from door_item where state = 'waiting' and received_at < ${before} order by id limit 200`.execute(db)
  return rows.map(({ id }) => id)
}
