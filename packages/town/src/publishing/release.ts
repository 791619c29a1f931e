import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { move } from './move.ts'
import { lockPublication } from './row.ts'
import { refusalOf } from './submit.ts'
import { canBe } from './transitions.ts'
import type { Done } from './types.ts'

/**
 * What is scheduled is online from now on. A merchant whose subscription has ended since finds it among their drafts; a change of what is online
 * was judged when it was accepted.
 */
export async function release(trx: Db, id: number, now: Date): Promise<Done> {
  const publication = await lockPublication(trx, id)
  if (!publication) return { ok: false, reason: 'unknown' }
  if (!canBe('release', publication.state)) return { ok: false, reason: 'state' }
  const refusal = publication.publishedAt ? undefined : await refusalOf(trx, publication, now)
  if (refusal) {
    await move(trx, publication, 'hold', 'draft', now, { published_at: null })
    return { ok: false, reason: refusal }
  }
  const first = publication.publishedAt ?? now
  const published = await move(trx, publication, 'release', 'published', now, { published_at: first })
  return { ok: true, publication: published }
}

/** What is to be put online now, the longest due first. */
export async function dueToRelease(db: Db, now: Date, limit = 100): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from publication where state = 'scheduled' and coalesce(publish_at, created_at) <= ${now}
    order by coalesce(publish_at, created_at), id limit ${limit}`.execute(db)
  return rows.map((row) => row.id)
}
