import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { noteDeed } from '../people/audit.ts'
import { neighbours } from '../towns/neighbours.ts'
import type { TownCard } from '../types.ts'
import type { Reviewer } from './decide.ts'
import { publicationColumns, publicationJoins } from './row.ts'
import { isTrusted } from './trusted.ts'
import type { Publication, PublicationReach } from './types.ts'

/** Kilometres between the centres of the towns that something is shown in beside its own. */
export const kilometresOf: Record<Exclude<PublicationReach, 'town'>, number> = { neighbours: 12, far: 30 }

export type ReachState = 'asked' | 'accepted' | 'refused'

export interface ReachInTown {
  town: string
  name: string
  slug: string
  state: ReachState
  reason: string | null
}

/**
 * Asks the open towns within reach to show an event that is put online in their agenda, each once; those that trust its author have accepted. Towns that are out of
 * reach now are asked no more. Where it is shown is told to that town's pages.
 */
export async function askReach(trx: Db, publication: Publication, home: TownCard, today: string): Promise<void> {
  const { id, kind, reach } = publication
  const around =
    reach === 'town' || kind !== 'event'
      ? []
      : await neighbours(trx, { town: home, today, km: kilometresOf[reach], limit: 500 })
  const codes = around.map((town) => town.code)
  await sql`delete from publication_reach where publication_id = ${id} and town <> all(${codes}::text[])`.execute(trx)
  for (const town of codes) {
    const state: ReachState = (await isTrusted(trx, publication, town, today)) ? 'accepted' : 'asked'
    await sql`insert into publication_reach (publication_id, town, state) values (${id}, ${town}, ${state})
      on conflict (publication_id, town) do update set state = publication_reach.state`.execute(trx)
  }
}

/** Tells the towns in which something is shown that it has changed. */
export async function touchReach(trx: Db, id: number): Promise<void> {
  await sql`update publication_reach set state = state where publication_id = ${id}`.execute(trx)
}

/** The word of a town that was asked. Undefined when it was not, or has said so already. */
export async function decideReach(
  trx: Db,
  id: number,
  town: string,
  by: Reviewer,
  { verdict, reason = null, now }: { verdict: 'accept' | 'refuse' | 'undo'; reason?: string | null; now: Date },
): Promise<boolean> {
  const state = ({ accept: 'accepted', refuse: 'refused', undo: 'asked' } as const)[verdict]
  const { rows } = await sql<{ name: string }>`
    update publication_reach r set state = ${state}, decided_at = ${verdict === 'undo' ? null : now},
      decided_by = ${verdict === 'undo' ? null : by.person}, reason = ${reason}
    from publication p where r.publication_id = ${id} and r.town = ${town} and r.state <> ${state} and p.id = r.publication_id
    returning coalesce(p.record ->> 'name', '') as name`.execute(trx)
  if (!rows[0]) return false
  const deed = {
    person: by.person,
    role: by.capacity,
    action: 'publication.review',
    town,
    subject: String(id),
  } as const
  await noteDeed(trx, { ...deed, details: { name: rows[0].name, verdict, reach: true } })
  return true
}

/** Where a publication is shown beside its own town, is asked to be, or was refused. */
export async function readReach(db: Db, id: number): Promise<ReachInTown[]> {
  const { rows } = await sql<ReachInTown>`
    select r.town, t.name, t.slug, r.state, r.reason from publication_reach r join town t on t.code = r.town
    where r.publication_id = ${id} order by t.name`.execute(db)
  return rows
}

/** What other towns ask this one to show, the oldest first. */
export async function readAsked(db: Db, town: string, limit = 50): Promise<Publication[]> {
  const { rows } = await sql<Publication>`
    select ${publicationColumns} from publication_reach r join ${publicationJoins} on p.id = r.publication_id
    where r.town = ${town} and r.state = 'asked' and p.state = 'published' order by p.published_at, p.id limit ${limit}`.execute(
    db,
  )
  return rows
}
