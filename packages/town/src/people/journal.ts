import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** What a journal can be narrowed to. `others`: what somebody else did with one's own content. */
export const journalKinds = ['account', 'publication', 'desk', 'others'] as const
export type JournalKind = (typeof journalKinds)[number]

export interface JournalLine {
  at: Date
  /** A key of permissions, or `publication.validated` and the like for what others did with a text. */
  action: string
  /** In what capacity it was done. */
  role: string
  town: string | null
  townName: string | null
  /** False: by somebody else. */
  own: boolean
  name: string | null
}

export const journalPage = 30

/** What a person did, and what others did with what she wrote, newest first; one page of it, and how many there are. */
export async function readJournal(
  db: Db,
  person: string,
  { kind, page = 1 }: { kind?: JournalKind | undefined; page?: number } = {},
): Promise<{ lines: JournalLine[]; count: number }> {
  const all = sql`
    select a.at, a.action, a.role, a.town, a.person_id is not distinct from ${person} as own, a.details ->> 'name' as name, a.id
    from audit a where a.person_id = ${person} or a.about_id = ${person}
    union all
    select v.at, 'publication.' || v.act, v.capacity, p.town, false, p.record ->> 'name', p.id
    from publication p join publication_version v on v.publication_id = p.id
    where p.author_id = ${person} and v.person_id is distinct from ${person} and v.act <> 'wrote'`
  const wanted = kind ? sql`where ${narrowed[kind]}` : sql``
  const { rows } = await sql<JournalLine & { count: number }>`
    select l.at, l.action, l.role, l.town, t.name as "townName", l.own, l.name, count(*) over ()::int as count
    from (${all}) l left join town t on t.code = l.town ${wanted}
    order by l.at desc, l.id desc limit ${journalPage} offset ${(page - 1) * journalPage}`.execute(db)
  return { lines: rows.map(({ count: _, ...line }) => line), count: rows[0]?.count ?? 0 }
}

const narrowed: Record<JournalKind, ReturnType<typeof sql>> = {
  account: sql`l.own and l.action like 'account.%'`,
  publication: sql`l.own and (l.action like 'publication.%' or l.action like 'page.%')`,
  desk: sql`l.own and l.action not like 'account.%' and l.action not like 'publication.%' and l.action not like 'page.%'`,
  others: sql`not l.own`,
}
