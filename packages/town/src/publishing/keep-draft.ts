import { randomBytes } from 'node:crypto'
import { jsonb } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { move } from './move.ts'
import { lockPublication } from './row.ts'
import { canBe } from './transitions.ts'
import type { Done, PublicationKind, PublicationReach, RecordToPublish } from './types.ts'

export interface DraftGiven {
  /** Of the draft that is written again; a new one when absent. Its town, kind, page and author stay. */
  id?: number
  town: string
  kind: PublicationKind
  record: RecordToPublish
  page?: number | undefined
  author?: string | undefined
  /** Of who has no account. */
  email?: string | undefined
  authorName?: string
  /** What was typed, as it was. */
  typed?: Record<string, unknown>
  language?: string
  reach?: PublicationReach
  publishAt?: Date | null
}

/** Keeps what is being written. What was refused or withdrawn becomes a draft again. To be called in a transaction. */
export async function keepDraft(trx: Db, given: DraftGiven, now: Date): Promise<Done> {
  if (given.id !== undefined) return rewriteDraft(trx, given.id, given, now)
  const { town, kind, page, author, email, authorName = '', typed = {}, language = 'fr', reach = 'town' } = given
  const recordId = `urn:wiker:${kind}:${randomBytes(10).toString('hex')}`
  const { rows } = await sql<{ id: number }>`
    insert into publication (town, kind, page_id, author_id, author_email, author_name, state, record, record_id, typed, language, reach,
      publish_at, created_at, updated_at)
    values (${town}, ${kind}, ${page ?? null}, ${author ?? null}, ${email?.trim() ?? null}, ${authorName}, 'draft',
      ${jsonb({ ...given.record, id: recordId })}, ${recordId}, ${jsonb(typed)}, ${language}, ${reach}, ${given.publishAt ?? null}, ${now}, ${now})
    returning id`.execute(trx)
  return { ok: true, publication: (await lockPublication(trx, rows[0]!.id))! }
}

async function rewriteDraft(trx: Db, id: number, given: DraftGiven, now: Date): Promise<Done> {
  const publication = await lockPublication(trx, id)
  if (!publication) return { ok: false, reason: 'unknown' }
  if (!canBe('keep', publication.state)) return { ok: false, reason: 'state' }
  const { record, typed, reach, publishAt } = given
  const kept = await move(trx, publication, 'keep', 'draft', now, {
    record: jsonb({ ...record, id: publication.recordId }),
    ...(typed && { typed: jsonb(typed) }),
    ...(reach && { reach }),
    ...(publishAt !== undefined && { publish_at: publishAt }),
  })
  return { ok: true, publication: kept }
}
