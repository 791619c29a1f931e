import type { FollowKind } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import type { Db } from '../../db.ts'
import { pathOf } from '../../records/path.ts'
import { type Kind, sectionOf } from '../../sections.ts'
import type { Section } from '../../types.ts'

export interface FollowLine {
  id: number
  kind: FollowKind
  /** Name of the thing; the key of a category. */
  name: string
  told: boolean
  town: { slug: string; name: string }
  /** Where its page is; undefined for a town, a category, and what is no longer there. */
  record?: { section: Section; path: string }
  /** False: it is no longer announced. */
  there: boolean
}

interface Row {
  id: number
  kind: FollowKind
  subject: string
  told: boolean
  slug: string
  town: string
  name: string | null
  recordKind: Kind | null
  recordId: string | null
  category: string | null
  there: boolean
}

/** Everything a person follows: towns first, then categories, organisations, events, by name. */
export async function readFollows(db: Db, person: string): Promise<FollowLine[]> {
  const { rows } = await sql<Row>`
    select f.id, f.kind, f.subject, f.told, t.slug, t.name as town, coalesce(r.name, p.name) as name,
      case when r.id is not null then r.kind end as "recordKind", r.id as "recordId", r.category,
      case f.kind when 'event' then r.id is not null and r.there when 'organization' then r.id is not null and r.there
        when 'page' then p.id is not null else true end as there
    from follow f join town t on t.code = f.town
    left join page p on f.kind = 'page' and p.id::text = f.subject and p.closed_at is null
    left join lateral (
      select 'event' as kind, e.id, e.name, e.category, e.withdrawn_at is null as there from event e
        where f.kind = 'event' and e.id = coalesce((select a.thing_id from thing_alias a where a.id = f.subject), f.subject)
      union all
      select 'organization', o.id, o.name, o.category, o.withdrawn_at is null from organization o
        where (f.kind = 'organization' and o.id = coalesce((select a.thing_id from thing_alias a where a.id = f.subject), f.subject))
          or (f.kind = 'page' and o.id = p.thing_id)
      limit 1
    ) r on true
    where f.person_id = ${person}
    order by array_position(array['town', 'category', 'page', 'organization', 'event'], f.kind), coalesce(r.name, p.name, t.name), f.id`.execute(
    db,
  )
  return rows.map(lineOf)
}

function lineOf({ id, kind, subject, told, slug, town, name, recordKind, recordId, category, there }: Row): FollowLine {
  const shown = kind === 'category' ? subject : (name ?? town)
  const record =
    there && recordKind && recordId && name
      ? { section: sectionOf(recordKind, category), path: pathOf(recordId, name) }
      : undefined
  return { id, kind, name: shown, told, town: { slug, name: town }, ...(record && { record }), there }
}
