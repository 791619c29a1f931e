import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { writtenAt } from '../meeting/reported.ts'
import { hasKey } from '../records/key.ts'
import { keyIn, pathOf } from '../records/path.ts'
import { type Kind, kinds, sectionOf } from '../sections.ts'
import type { Section } from '../types.ts'

/** What a report, a decision or a reply is about. `site`: a page that is no item. */
export interface Subject {
  kind: 'site' | 'record' | 'comment' | 'post'
  id: string | null
  name: string
  /** Path of the page where it is seen. */
  page: string
  town: string | null
}

/** What a path of the site shows: the town, and the record when it is one's page, hidden or not. */
export async function subjectOfPage(db: Db, page: string): Promise<Subject> {
  const segments = page.split(/[?#]/)[0]!.split('/').filter(Boolean)
  const { rows } = await sql<{ slug: string; code: string }>`
    select slug, code from town where slug = any(${segments.slice(0, 2)}::text[]) and opened_at is not null`.execute(db)
  const town = rows[0]?.code ?? null
  const key = keyIn(segments.at(-1) ?? '')
  const nothing: Subject = { kind: 'site', id: null, name: page, page, town }
  const written = town ? await writtenAt(db, page, town) : undefined
  if (written) return { kind: written.kind, id: written.id, name: written.name, page, town }
  if (!town || !key) return nothing
  const parts = kinds.map(
    (kind) => sql`select id, name from ${sql.table(kind)} where ${hasKey(kind, key)} and town = ${town}`,
  )
  const found = await sql<{ id: string; name: string }>`${sql.join(parts, sql` union all `)} limit 1`.execute(db)
  const [row] = found.rows
  return row ? { kind: 'record', id: row.id, name: row.name, page, town } : nothing
}

export interface SubjectRecord extends Subject {
  kind: 'record'
  id: string
  town: string
  table: Kind
  section: Section
  /** No source or person tells of it any more, or somebody hid it. */
  withdrawn: boolean
  hidden: boolean
  example: boolean
}

/** A record by its id, or by one that led to it. */
export async function subjectRecord(db: Db, id: string): Promise<SubjectRecord | undefined> {
  const parts = kinds.map(
    (kind) => sql`
      select ${sql.lit(kind)} as kind, k.id, k.name, k.category, k.town, t.slug, k.example, k.withdrawn_at is not null as withdrawn
      from ${sql.table(kind)} k join town t on t.code = k.town
      where k.id = coalesce((select thing_id from thing_alias where id = ${id}), ${id})`,
  )
  const { rows } = await sql<{
    kind: Kind
    id: string
    name: string
    category: string | null
    town: string
    slug: string
    example: boolean
    withdrawn: boolean
  }>`${sql.join(parts, sql` union all `)} limit 1`.execute(db)
  const [row] = rows
  if (!row) return undefined
  const section = sectionOf(row.kind, row.category)
  const page = `/${row.slug}/${segmentOf[section]}/${pathOf(row.id, row.name)}`
  const { id: found, name, town, example, withdrawn } = row
  const hidden = withdrawn && (await isHidden(db, found))
  return { kind: 'record', id: found, name, page, town, table: row.kind, section, withdrawn, hidden, example }
}

/** Whether somebody hid a thing, or one of the records it is made of. */
export async function isHidden(db: Db, thing: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from hiding h where h.shown_at is null and (h.record_id = ${thing}
      or h.record_id in (select l.id from source_record l where l.thing_id = ${thing})
      or h.record_id in (select a.id from thing_alias a where a.thing_id = ${thing})) limit 1`.execute(db)
  return rows.length > 0
}

/** Second segment of a section's address. */
const segmentOf: Record<Section, string> = {
  agenda: 'agenda',
  news: 'actualites',
  deals: 'bons-plans',
  directory: 'annuaire',
  heritage: 'patrimoine',
  practical: 'infos-pratiques',
  money: 'subventions',
}

export interface Author {
  email: string
  language: string
}

/** Who wrote an item here, or looks after its page: those whom a decision about it concerns. None for what a source told. */
export async function authorsOf(db: Db, thing: string): Promise<Author[]> {
  const { rows } = await sql<Author>`
    with told as (select id from source_record where thing_id = ${thing} union select ${thing})
    select email, min(language) as language from (
      select coalesce(p.email, u.author_email) as email, coalesce(p.language, u.language) as language
        from publication u left join person p on p.id = u.author_id where u.record_id in (select id from told)
      union all
      select p.email, p.language from page g join page_member m on m.page_id = g.id and m.role = 'owner' and m.accepted_at is not null
        join person p on p.id = m.person_id
        where g.closed_at is null and (g.thing_id in (select id from told)
          or g.id in (select u.page_id from publication u where u.record_id in (select id from told)))
    ) a where email is not null group by email order by email`.execute(db)
  return rows
}

export interface Publisher {
  name: string
  publisher: string | null
  url: string | null
}

/** The sources that tell of a thing: whom to write to by hand when nobody wrote it here. */
export async function sourcesOf(db: Db, thing: string): Promise<Publisher[]> {
  const { rows } = await sql<Publisher>`
    select distinct s.name, s.publisher, s.publisher_url as url from source_record l join source s on s.id = l.source_id
    where l.thing_id = ${thing} and l.withdrawn_at is null order by 1`.execute(db)
  return rows
}
