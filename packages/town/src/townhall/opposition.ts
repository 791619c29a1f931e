import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { pathOf } from '../records/path.ts'
import { type Kind, kinds, sectionOf } from '../sections.ts'
import type { Section } from '../types.ts'

/** A text of the councillors of the opposition, where it stands. */
export interface OppositionText {
  group: string
  name: string
  section: Section
  path: string
  publishedAt: Date
}

export interface OppositionSpace {
  open: boolean
  groups: string[]
  texts: OppositionText[]
}

const mostTexts = 30

/**
 * The space of the opposition (CGCT, L2121-27-1): what the pages of that kind published, the latest first whoever wrote it. The town hall has no
 * action in `permissions` by which it could change or hide any of it.
 */
export async function readOpposition(db: Db, town: string): Promise<OppositionSpace> {
  const { rows: set } = await sql<{
    opposition: boolean
  }>`select opposition from town_hall where town = ${town}`.execute(db)
  const { rows: pages } = await sql<{ name: string }>`
    select name from page where town = ${town} and kind = 'opposition' and verified_at is not null and closed_at is null order by name`.execute(
    db,
  )
  const open = set[0]?.opposition ?? false
  if (!open) return { open, groups: pages.map((page) => page.name), texts: [] }
  const things = kinds.map(
    (kind) =>
      sql`select ${sql.lit(kind)} as kind, id, name, category from ${sql.table(kind)} where town = ${town} and withdrawn_at is null`,
  )
  const { rows } = await sql<{
    kind: Kind
    id: string
    name: string
    category: string | null
    group: string
    publishedAt: Date
  }>`
    select k.kind, k.id, k.name, k.category, p.name as group, u.published_at as "publishedAt"
    from publication u join page p on p.id = u.page_id and p.kind = 'opposition' and p.verified_at is not null and p.closed_at is null
      join source_record l on l.id = u.record_id join (${sql.join(things, sql` union all `)}) k on k.id = l.thing_id
    where u.town = ${town} and u.published_at is not null order by u.published_at desc, u.id desc limit ${mostTexts}`.execute(
    db,
  )
  return {
    open,
    groups: pages.map((page) => page.name),
    texts: rows.map(({ kind, id, name, category, group, publishedAt }) => ({
      group,
      name,
      section: sectionOf(kind, category),
      path: pathOf(id, name),
      publishedAt,
    })),
  }
}

export async function setOpposition(db: Db, town: string, open: boolean): Promise<void> {
  await sql`insert into town_hall (town, opposition) values (${town}, ${open}) on conflict (town) do update set opposition = excluded.opposition`.execute(
    db,
  )
}
