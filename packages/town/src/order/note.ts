import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { repliesTo, type ShownReply } from './replies.ts'

/** What readers are told of how an item came here: when it was published, last changed, and whether the editors rewrote it. */
export interface PublicNote {
  publishedAt: Date | null
  changedAt: Date | null
  /** Somebody else than its author changed the words: not the same as letting it through. */
  rewritten: boolean
  replies: ShownReply[]
}

/** Of a thing that people published here; nothing but its replies when a source tells it. */
export async function readNote(db: Db, thing: string): Promise<PublicNote> {
  const [{ rows }, replies] = await Promise.all([
    sql<{ publishedAt: Date | null; changedAt: Date | null; rewritten: boolean }>`
      select u.published_at as "publishedAt",
        (select max(v.at) from publication_version v where v.publication_id = u.id and v.act in ('wrote', 'rewrote')) as "changedAt",
        exists (select from publication_version v where v.publication_id = u.id and v.act = 'rewrote') as rewritten
      from publication u where u.state = 'published'
        and (u.record_id = ${thing} or u.record_id in (select l.id from source_record l where l.thing_id = ${thing}))
      order by u.id limit 1`.execute(db),
    repliesTo(db, thing),
  ])
  const [row] = rows
  return {
    publishedAt: row?.publishedAt ?? null,
    changedAt: row?.changedAt ?? null,
    rewritten: row?.rewritten ?? false,
    replies,
  }
}

export interface VersionLine {
  number: number
  act: 'wrote' | 'rewrote' | 'validated' | 'refused' | 'withdrew'
  at: Date
  capacity: string
  /** Of who did it; null: an account that is gone, or none. */
  email: string | null
  name: string
}

/** Who wrote, let through and rewrote each version of a thing, oldest first: for who looks after the town. */
export async function readVersions(db: Db, thing: string): Promise<VersionLine[]> {
  const { rows } = await sql<VersionLine>`
    select v.number, v.act, v.at, v.capacity, coalesce(p.email, case when v.act = 'wrote' then u.author_email end) as email, v.record ->> 'name' as name
    from publication u join publication_version v on v.publication_id = u.id left join person p on p.id = v.person_id
    where u.record_id = ${thing} or u.record_id in (select l.id from source_record l where l.thing_id = ${thing})
    order by u.id, v.number`.execute(db)
  return rows
}
