import type { HappeningKind } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import type { Db } from '../../db.ts'

/** What a town's followers were told, and how many they were. */
export interface TellingLine {
  happening: number
  kind: HappeningKind
  what: string | null
  name: string | null
  at: Date
  people: number
  mails: number
  pushes: number
}

/** The last ones of a town, or of a page or a thing of it, the latest first. */
export async function readTellings(
  db: Db,
  town: string,
  { page, thing }: { page?: number; thing?: string } = {},
  limit = 100,
): Promise<TellingLine[]> {
  const { rows } = await sql<TellingLine>`
    select h.id as happening, h.kind, h.details ->> 'what' as what, l.at, l.people, l.mails, l.pushes,
      coalesce(p.record ->> 'name', (select name from event where id = h.thing_id), (select name from notice where id = h.thing_id),
        (select name from article where id = h.thing_id), (select name from offer where id = h.thing_id)) as name
    from telling l join happening h on h.id = l.happening_id left join publication p on p.id = h.publication_id
    where l.town = ${town} and h.kind <> 'answered'
      and (${thing ?? null}::text is null or h.thing_id = ${thing ?? null})
      and (${page ?? null}::bigint is null or coalesce(h.page_id, p.page_id) = ${page ?? null})
    order by l.at desc, h.id desc limit ${limit}`.execute(db)
  return rows
}
