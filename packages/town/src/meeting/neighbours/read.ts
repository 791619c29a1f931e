import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db.ts'
import type { PostCategory, PostKind, PostState } from './post.ts'

export interface PostLine {
  id: number
  town: string
  kind: PostKind
  category: PostCategory
  title: string
  text: string
  place: string
  picture: { id: string; width: number; height: number; alt: string } | null
  state: PostState
  createdAt: Date
  endsOn: string
  renewed: boolean
  reason: string | null
  mine: boolean
}

/** What neighbours of a town ask, offer, lost and found, the last first. */
export function readPosts(db: Db, town: string, today: string, kind?: PostKind, reader?: string): Promise<PostLine[]> {
  return read(
    db,
    sql`n.town = ${town} and n.state = 'shown' and n.ends_on >= ${today}::date and (${kind ?? null}::text is null or n.kind = ${kind ?? null})`,
    reader,
  )
}

/** One of them: to everybody while it is shown, to its author always. */
export async function getPost(
  db: Db,
  town: string,
  id: number,
  today: string,
  reader?: string,
): Promise<PostLine | undefined> {
  const open = sql`(n.state = 'shown' and n.ends_on >= ${today}::date)`
  const found = await read(
    db,
    sql`n.id = ${id} and n.town = ${town} and (${open} or n.person_id = ${reader ?? ''})`,
    reader,
  )
  return found[0]
}

export function readOwnPosts(db: Db, person: string): Promise<PostLine[]> {
  return read(db, sql`n.person_id = ${person} and n.created_at > now() - interval '1 year'`, person)
}

export interface WaitingPost extends PostLine {
  email: string
}

/** What waits for a word in a town, the oldest first. */
export async function readWaitingPosts(db: Db, town: string): Promise<WaitingPost[]> {
  const { rows } = await sql<WaitingPost>`
    select ${columns('')}, p.email from neighbour_post n join person p on p.id = n.person_id
    where n.town = ${town} and n.state = 'waiting' order by n.id limit 100`.execute(db)
  return rows
}

/** Whose it is: for the relay alone. */
export async function authorOf(db: Db, town: string, id: number, today: string): Promise<string | undefined> {
  const { rows } = await sql<{ person: string }>`
    select person_id as person from neighbour_post where id = ${id} and town = ${town} and state = 'shown' and ends_on >= ${today}::date`.execute(
    db,
  )
  return rows[0]?.person
}

async function read(db: Db, condition: RawBuilder<unknown>, reader = ''): Promise<PostLine[]> {
  const { rows } = await sql<PostLine>`
    select ${columns(reader)} from neighbour_post n where ${condition} order by n.id desc limit 200`.execute(db)
  return rows
}

const columns = (reader: string) => sql`
  n.id, n.town, n.kind, n.category, n.title, n.text, n.place, (select jsonb_build_object('id', i.id, 'width', i.width, 'height', i.height, 'alt', i.alt) from picture i where i.id = n.picture_id) as picture, n.state, n.created_at as "createdAt",
  n.ends_on::text as "endsOn", n.renewed_at is not null as renewed, n.reason, n.person_id = ${reader} as mine`
