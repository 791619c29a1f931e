import { isCategoryKey } from '@wiker/model'
import type { Db as Database } from '@wiker/platform/database/connect.ts'
import type { FollowKind } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import type { Db } from '../../db.ts'
import { giveConsent } from '../consent.ts'
import { ensureChoice } from '../telling/choices.ts'

/** What is followed: `subject` is the id of a record, the number of a page or the key of a category; nothing for a town. */
export interface Target {
  kind: FollowKind
  town: string
  subject: string
}

/** More than this and a calendar serves nobody. */
export const mostFollows = 300

export type Followed = { ok: true } | { ok: false; reason: 'unknown' | 'too-many' }

/** Follows; asked twice it is followed once. The first time, one's choices are laid down and the agreement to be written to is kept. */
export async function follow(db: Database, person: string, target: Target, now: Date): Promise<Followed> {
  if (!(await exists(db, target))) return { ok: false, reason: 'unknown' }
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from follow where person_id = ${person}`.execute(trx)
    if (rows[0]!.n >= mostFollows) return { ok: false, reason: 'too-many' } as const
    await ensureChoice(trx, person)
    await giveConsent(trx, { person, what: 'mail', at: now })
    await sql`insert into follow (person_id, kind, town, subject, since)
      values (${person}, ${target.kind}, ${target.town}, ${target.subject}, ${now}) on conflict do nothing`.execute(trx)
    return { ok: true } as const
  })
}

/** What was about to leave because of it does not leave any more: `tellable` asks again. */
export async function unfollow(db: Db, person: string, id: number): Promise<boolean> {
  const { rows } = await sql`delete from follow where id = ${id} and person_id = ${person} returning id`.execute(db)
  return rows.length > 0
}

/** Whether one is told of it, or only has it in the list and the calendar. */
export async function setTold(db: Db, person: string, id: number, told: boolean): Promise<boolean> {
  const { rows } = await sql`
    update follow set told = ${told} where id = ${id} and person_id = ${person} returning id`.execute(db)
  return rows.length > 0
}

/** The number of the follow of this very thing. */
export async function followOf(db: Db, person: string, { kind, town, subject }: Target): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select id from follow where person_id = ${person} and kind = ${kind} and town = ${town} and subject = ${subject}`.execute(
    db,
  )
  return rows[0]?.id
}

async function exists(db: Db, { kind, town, subject }: Target): Promise<boolean> {
  if (kind === 'category' && !isCategoryKey(subject)) return false
  const found = {
    town: sql`select from town where code = ${town} and opened_at is not null and ${subject} = ''`,
    category: sql`select from town where code = ${town} and opened_at is not null`,
    event: sql`select from event where id = ${subject} and town = ${town} and withdrawn_at is null`,
    organization: sql`select from organization where id = ${subject} and town = ${town} and withdrawn_at is null`,
    page: sql`select from page where id = ${/^\d{1,15}$/.test(subject) ? Number(subject) : 0} and town = ${town} and verified_at is not null and closed_at is null`,
  }[kind]
  const { rows } = await sql<{ there: boolean }>`select exists(${found}) as there`.execute(db)
  return rows[0]!.there
}

/** One's follows by what they are of (`targetKey`): for the buttons of every page. */
export async function readFollowKeys(db: Db, person: string): Promise<Map<string, number>> {
  const { rows } = await sql<
    Target & { id: number }
  >`select id, kind, town, subject from follow where person_id = ${person}`.execute(db)
  return new Map(rows.map((row) => [targetKey(row), row.id]))
}

export const targetKey = ({ kind, town, subject }: Target): string => `${kind} ${town} ${subject}`
