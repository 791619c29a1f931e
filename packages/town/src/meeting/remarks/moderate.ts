import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import type { Db } from '../../db.ts'
import { pathOf } from '../../records/path.ts'
import { type Kind, sectionOf } from '../../sections.ts'
import type { Section } from '../../types.ts'
import type { Decided } from '../neighbours/post.ts'
import type { RemarkKind } from './remark.ts'

export interface WaitingRemark {
  id: number
  kind: RemarkKind
  name: string
  email: string
  text: string
  at: Date
  about: { name: string; section: Section; path: string } | null
}

interface Row extends Omit<WaitingRemark, 'about'> {
  thing: string | null
  thingKind: Kind | null
  thingName: string | null
  category: string | null
}

/** What waits for a word in a town, the oldest first. */
export async function readWaitingRemarks(db: Db, town: string): Promise<WaitingRemark[]> {
  const { rows } = await sql<Row>`
    select r.id, r.kind, r.name, p.email, r.text, r.created_at as at, k.id as thing, k.kind as "thingKind", k.name as "thingName", k.category
    from remark r join person p on p.id = r.person_id left join lateral (
      select 'event' as kind, id, name, category from event where id = r.thing_id
      union all select 'place', id, name, category from place where id = r.thing_id
      union all select 'organization', id, name, category from organization where id = r.thing_id limit 1) k on true
    where r.town = ${town} and r.state = 'waiting' order by r.id limit 100`.execute(db)
  return rows.map(({ thing, thingKind, thingName, category, ...line }) => ({
    ...line,
    about:
      thing && thingKind && thingName !== null
        ? { name: thingName, section: sectionOf(thingKind, category), path: pathOf(thing, thingName) }
        : null,
  }))
}

/** The word of who looks after the town, on one of that town; a shown one may be refused later. */
export async function decideRemark(
  db: Db,
  id: number,
  { town, shown, reason, by }: { town: string; shown: boolean; reason: string; by: string },
  now: Date,
): Promise<Decided | undefined> {
  const { rows } = await sql<Decided>`
    update remark r set state = ${shown ? 'shown' : 'refused'}, decided_at = ${now}, decided_by = ${by}, reason = ${reason || null}
    from person p where r.id = ${id} and r.town = ${town} and r.state in ('waiting', ${shown ? 'waiting' : 'shown'})
      and p.id = r.person_id
    returning r.text, p.email, p.language`.execute(db)
  return rows[0]
}

/** Opens or closes comments on every event of a town, or on one. */
export async function openComments(
  db: Database,
  { town, thing, open, by }: { town: string; thing?: string; open: boolean; by: string },
  now: Date,
): Promise<void> {
  if (thing === undefined) {
    await sql`
      insert into town_meeting (town, comments, changed_by, changed_at) values (${town}, ${open}, ${by}, ${now})
      on conflict (town) do update set comments = excluded.comments, changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(
      db,
    )
    return
  }
  await sql`
    insert into event_meeting (thing_id, town, comments, changed_by, changed_at) values (${thing}, ${town}, ${open}, ${by}, ${now})
    on conflict (thing_id) do update set comments = excluded.comments, changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(
    db,
  )
}

export async function townComments(db: Db, town: string): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`select comments as open from town_meeting where town = ${town}`.execute(
    db,
  )
  return rows[0]?.open ?? false
}
