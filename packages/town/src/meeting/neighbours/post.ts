import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { cleanText } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import { addDays } from '../../days.ts'
import type { Db } from '../../db.ts'
import { giveConsent } from '../consent.ts'

export const postKinds = ['offer', 'request', 'lost', 'found'] as const
export type PostKind = (typeof postKinds)[number]
export const postCategories = [
  'tools',
  'transport',
  'garden',
  'children',
  'animals',
  'objects',
  'skills',
  'other',
] as const
export type PostCategory = (typeof postCategories)[number]
export type PostState = 'waiting' | 'shown' | 'refused' | 'settled' | 'ended'

export const longestStay = 60
const mostOpen = 3
const mostInAWeek = 5

export interface NewPost {
  town: string
  person: string
  kind: PostKind
  category: PostCategory
  title: string
  text: string
  place: string
  picture: string | null
  /** `YYYY-MM-DD`, sixty days from today at most. */
  endsOn: string
}

export type PostKept =
  | { ok: true; id: number; state: 'waiting' | 'shown' }
  | { ok: false; reason: 'too-many' | 'too-long' }

/** Puts up a neighbour's word. The first of somebody waits for who looks after the town; the next ones are shown at once. */
export async function addPost(db: Database, post: NewPost, today: string, now: Date): Promise<PostKept> {
  if (post.endsOn < today || post.endsOn > addDays(today, longestStay)) return { ok: false, reason: 'too-long' }
  return db.transaction().execute(async (trx) => {
    await sql`select from person where id = ${post.person} for update`.execute(trx)
    const { rows } = await sql<{ open: number; recent: number; known: boolean }>`
      select count(*) filter (where state in ('waiting', 'shown'))::int as open,
        count(*) filter (where created_at > ${new Date(now.getTime() - 7 * 86_400_000)})::int as recent,
        coalesce(bool_or(state in ('shown', 'settled', 'ended') and decided_by is not null), false)
          and not coalesce(bool_or(state = 'refused' and decided_at > ${new Date(now.getTime() - 90 * 86_400_000)}), false) as known
      from neighbour_post where person_id = ${post.person}`.execute(trx)
    const { open, recent, known } = rows[0]!
    if (open >= mostOpen || recent >= mostInAWeek) return { ok: false, reason: 'too-many' } as const
    const state = known ? 'shown' : 'waiting'
    await giveConsent(trx, { person: post.person, what: 'neighbour', at: now })
    const kept = await sql<{ id: number }>`
      insert into neighbour_post (town, person_id, kind, category, title, text, place, picture_id, state, created_at, ends_on)
      values (${post.town}, ${post.person}, ${post.kind}, ${post.category}, ${cleanText(post.title)}, ${cleanText(post.text)},
        ${cleanText(post.place)}, ${post.picture}, ${state}, ${now}, ${post.endsOn}) returning id`.execute(trx)
    return { ok: true, id: kept.rows[0]!.id, state } as const
  })
}

/** What its author does with it: found, settled or taken off (`ended`). */
export async function closePost(db: Db, id: number, person: string, state: 'settled' | 'ended'): Promise<boolean> {
  const { rows } = await sql`
    update neighbour_post set state = ${state} where id = ${id} and person_id = ${person} and state in ('waiting', 'shown') returning id`.execute(
    db,
  )
  return rows.length > 0
}

/** Once, from its last week on: as long again, sixty days at most. */
export async function renewPost(db: Db, id: number, person: string, today: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update neighbour_post set renewed_at = ${now}, ends_on = ${addDays(today, longestStay)}::date
    where id = ${id} and person_id = ${person} and state = 'shown' and renewed_at is null
      and ends_on between ${today}::date and ${addDays(today, 7)}::date returning id`.execute(db)
  return rows.length > 0
}

export interface Decided {
  /** What it was about, in its author's words. */
  text: string
  email: string
  language: string
}

/** The word of who looks after the town, on one of that town; a shown one may be refused later. */
export async function decidePost(
  db: Db,
  id: number,
  { town, shown, reason, by }: { town: string; shown: boolean; reason: string; by: string },
  now: Date,
): Promise<Decided | undefined> {
  const { rows } = await sql<Decided>`
    update neighbour_post n set state = ${shown ? 'shown' : 'refused'}, decided_at = ${now}, decided_by = ${by}, reason = ${reason || null}
    from person p where n.id = ${id} and n.town = ${town} and n.state in ('waiting', ${shown ? 'waiting' : 'shown'})
      and p.id = n.person_id
    returning n.title as text, p.email, p.language`.execute(db)
  return rows[0]
}
