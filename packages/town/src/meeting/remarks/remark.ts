import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { cleanText } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import { addDays } from '../../days.ts'
import type { Db } from '../../db.ts'
import { giveConsent } from '../consent.ts'
import { isThing } from '../same-thing.ts'

export type RemarkKind = 'comment' | 'recommendation'
export type RemarkState = 'waiting' | 'shown' | 'refused' | 'withdrawn'

export const longestComment = 1000
export const longestRecommendation = 200
const mostInADay = 10

export interface NewRemark {
  kind: RemarkKind
  town: string
  thing: string
  person: string
  /** As it is signed: a first name. */
  name: string
  text: string
}

export type RemarkKept =
  | { ok: true; state: 'waiting' | 'shown' }
  | { ok: false; reason: 'closed' | 'too-many' | 'links' | 'again' }

/** Addresses in a text: none in a recommendation, one in a comment. */
export function countLinks(text: string): number {
  return text.match(/https?:\/\/|www\.|\b[\w-]+\.(?:com|fr|net|org|io|info|biz|shop|ru|cn)\b/gi)?.length ?? 0
}

/**
 * Keeps what somebody says of an event (where comments are open) or of a place. A comment of somebody whose words were accepted before is
 * shown at once; every recommendation waits for a word.
 */
export async function addRemark(db: Database, remark: NewRemark, now: Date): Promise<RemarkKept> {
  const { kind, town, thing, person } = remark
  if (countLinks(remark.text) > (kind === 'comment' ? 1 : 0) || countLinks(remark.name) > 0)
    return { ok: false, reason: 'links' }
  return db.transaction().execute(async (trx) => {
    await sql`select from person where id = ${person} for update`.execute(trx)
    if (kind === 'comment' && !(await commentsOpen(trx, thing, now))) return { ok: false, reason: 'closed' } as const
    const { rows } = await sql<{ recent: number; again: boolean; known: boolean }>`
      select count(*) filter (where created_at > ${new Date(now.getTime() - 86_400_000)})::int as recent,
        coalesce(bool_or(kind = 'recommendation' and state in ('waiting', 'shown') and ${isThing(sql`r.thing_id`, thing)}), false) as again,
        coalesce(bool_or(kind = 'comment' and state = 'shown' and decided_by is not null), false)
          and not coalesce(bool_or(state = 'refused' and decided_at > ${new Date(now.getTime() - 90 * 86_400_000)}), false) as known
      from remark r where person_id = ${person}`.execute(trx)
    const { recent, again, known } = rows[0]!
    if (recent >= mostInADay) return { ok: false, reason: 'too-many' } as const
    if (kind === 'recommendation' && again) return { ok: false, reason: 'again' } as const
    const state = kind === 'comment' && known ? 'shown' : 'waiting'
    await giveConsent(trx, { person, what: kind, at: now })
    await sql`
      insert into remark (kind, town, thing_id, person_id, name, text, state, created_at)
      values (${kind}, ${town}, ${thing}, ${person}, ${cleanText(remark.name)}, ${cleanText(remark.text)}, ${state}, ${now})`.execute(
      trx,
    )
    return { ok: true, state } as const
  })
}

/** Open where the town or the item was opened, until the day after the last day of the event. */
export async function commentsOpen(db: Db, thing: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`
    select coalesce(m.comments, false) or coalesce(t.comments, false) as open from event e
    left join event_meeting m on m.thing_id = e.id left join town_meeting t on t.town = e.town
    where e.id = ${thing} and e.withdrawn_at is null and not e.example
      and exists (select from event_date d where d.event_id = e.id and d.ends_day >= ${addDays(now.toISOString().slice(0, 10), -1)}::date)`.execute(
    db,
  )
  return rows[0]?.open ?? false
}

export interface RemarkLine {
  id: number
  name: string
  text: string
  at: Date
  mine: boolean
  state: RemarkState
}

/** What is shown of a thing, the first first; one's own also while it waits. */
export async function readRemarks(db: Db, kind: RemarkKind, thing: string, reader?: string): Promise<RemarkLine[]> {
  const { rows } = await sql<RemarkLine>`
    select id, name, text, created_at as at, person_id = ${reader ?? ''} as mine, state from remark r
    where kind = ${kind} and ${isThing(sql`r.thing_id`, thing)} and (state = 'shown' or (state = 'waiting' and person_id = ${reader ?? ''}))
    order by id limit 200`.execute(db)
  return rows
}

/** Its author takes it back. */
export async function withdrawRemark(db: Db, id: number, person: string): Promise<boolean> {
  const { rows } = await sql`
    update remark set state = 'withdrawn', text = '' where id = ${id} and person_id = ${person} and state in ('waiting', 'shown') returning id`.execute(
    db,
  )
  return rows.length > 0
}
