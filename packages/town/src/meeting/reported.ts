import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** What people wrote that is no record: a neighbour's notice, or a comment or a recommendation. */
export type WrittenKind = 'post' | 'comment'

export interface WrittenItem {
  kind: WrittenKind
  id: string
  name: string
  town: string
  hidden: boolean
  author: { email: string; language: string }
}

/** The item that a path of the site shows: `/blain/entraide/12`, or `…#mot-34` on the page of what it is about. */
export async function writtenAt(db: Db, page: string, town: string): Promise<WrittenItem | undefined> {
  const post = /^(?:\/[a-z]{2})?\/[^/]+\/entraide\/(\d{1,15})(?:[/?#]|$)/.exec(page)?.[1]
  const remark = /#mot-(\d{1,15})$/.exec(page)?.[1]
  const item = post
    ? await readWritten(db, 'post', post)
    : remark
      ? await readWritten(db, 'comment', remark)
      : undefined
  return item?.town === town ? item : undefined
}

export async function readWritten(db: Db, kind: WrittenKind, id: string): Promise<WrittenItem | undefined> {
  if (!/^\d{1,15}$/.test(id)) return undefined
  const columns = sql`x.town, x.state = 'refused' as hidden, p.email, p.language`
  const { rows } = await (kind === 'post'
    ? sql<Row>`select ${columns}, x.title as name from neighbour_post x join person p on p.id = x.person_id where x.id = ${Number(id)}`
    : sql<Row>`select ${columns}, left(x.text, 80) as name from remark x join person p on p.id = x.person_id where x.id = ${Number(id)}`
  ).execute(db)
  const [row] = rows
  return (
    row && {
      kind,
      id,
      name: row.name,
      town: row.town,
      hidden: row.hidden,
      author: { email: row.email, language: row.language },
    }
  )
}

interface Row {
  name: string
  town: string
  hidden: boolean
  email: string
  language: string
}

/** Hides it with its reason, or shows it again. False when it is so already, or is no more. */
export async function hideWritten(
  db: Db,
  { kind, id }: { kind: WrittenKind; id: string },
  given: { hidden: boolean; reason: string; by: string },
  now: Date,
): Promise<boolean> {
  const { hidden, reason, by } = given
  const { rows } = await sql`
    update ${sql.table(kind === 'post' ? 'neighbour_post' : 'remark')} set state = ${hidden ? 'refused' : 'shown'}, decided_at = ${now},
      decided_by = ${by}, reason = ${hidden ? reason : null}
    where id = ${Number(id)} and ${hidden ? sql`state in ('shown', 'waiting')` : sql`state = 'refused'`} returning id`.execute(
    db,
  )
  return rows.length > 0
}
