import { jsonb } from '@wiker/platform/database/jsonb.ts'
import type { Db } from '../db.ts'
import { noteDeed } from '../people/audit.ts'
import type { Role } from '../people/permissions.ts'
import { move } from './move.ts'
import { lockPublication } from './row.ts'
import { refusalOf } from './submit.ts'
import { canBe } from './transitions.ts'
import type { Done, Publication, RecordToPublish } from './types.ts'
import { lastRecord, noteVersion } from './versions.ts'

/** Whose word it is: somebody with an account, in a capacity that has `publication.review` there. */
export interface Reviewer {
  person: string
  capacity: Role
}

export type Decision =
  /** `record`: with changes, which are kept apart from the word itself. */
  { verdict: 'accept'; record?: RecordToPublish } | { verdict: 'refuse'; reason: string }

/**
 * The word that a proposal waits for. What is accepted is `scheduled`: it is put online from there. A refused change leaves online what was
 * there. Noted in the log, in the caller's transaction.
 */
export async function decide(trx: Db, id: number, by: Reviewer, decision: Decision, now: Date): Promise<Done> {
  const publication = await lockPublication(trx, id)
  if (!publication) return { ok: false, reason: 'unknown' }
  if (!canBe(decision.verdict, publication.state)) return { ok: false, reason: 'state' }
  if (decision.verdict === 'refuse') return refuse(trx, publication, by, decision.reason, now)
  const refusal = await refusalOf(trx, publication, now)
  if (refusal) return { ok: false, reason: refusal }
  const record = decision.record ? { ...decision.record, id: publication.recordId } : publication.record
  if (decision.record) await noteVersion(trx, id, { act: 'rewrote', record, by, now })
  await noteVersion(trx, id, { act: 'validated', record, by, now })
  const accepted = await move(trx, publication, 'accept', 'scheduled', now, {
    record: jsonb(record),
    decided_at: now,
    decided_by: by.person,
    reason: null,
  })
  await note(trx, accepted, by, { verdict: 'accept', rewritten: decision.record !== undefined })
  return { ok: true, publication: accepted }
}

async function refuse(trx: Db, publication: Publication, by: Reviewer, reason: string, now: Date): Promise<Done> {
  await noteVersion(trx, publication.id, { act: 'refused', record: publication.record, by, now })
  const online = publication.publishedAt && (await lastRecord(trx, publication.id, ['validated']))
  const refused = await move(trx, publication, 'refuse', online ? 'published' : 'refused', now, {
    decided_at: now,
    decided_by: by.person,
    reason,
    ...(online && { record: jsonb(online) }),
  })
  await note(trx, refused, by, { verdict: 'refuse', reason: reason.slice(0, 200) })
  return { ok: true, publication: refused }
}

/**
 * Takes a decision back: it waits again, with the text it was about. `shown` is the text that is to stay online; undefined: none is. Whoever
 * calls makes it so.
 */
export async function undoDecision(
  trx: Db,
  id: number,
  by: Reviewer,
  now: Date,
): Promise<{ ok: true; publication: Publication; shown: RecordToPublish | undefined } | Extract<Done, { ok: false }>> {
  const publication = await lockPublication(trx, id)
  if (!publication) return { ok: false, reason: 'unknown' }
  if (!publication.decidedAt || !canBe('undo', publication.state)) return { ok: false, reason: 'state' }
  const refusedChange = publication.state === 'published' && publication.reason !== null
  const before = publication.publishedAt ? await lastRecord(trx, id, ['validated'], refusedChange ? 0 : 1) : undefined
  const text = (await lastRecord(trx, id, ['wrote', 'rewrote'])) ?? publication.record
  const waiting = await move(trx, publication, 'undo', 'waiting', now, {
    record: jsonb(text),
    decided_at: null,
    decided_by: null,
    reason: null,
    published_at: before ? publication.publishedAt : null,
  })
  await note(trx, waiting, by, { verdict: 'undo' })
  return { ok: true, publication: waiting, shown: before }
}

async function note(
  trx: Db,
  { id, town, record }: Publication,
  { person, capacity: role }: Reviewer,
  details: Record<string, string | boolean>,
): Promise<void> {
  const name = record.name ?? ''
  await noteDeed(trx, {
    person,
    role,
    action: 'publication.review',
    town,
    subject: String(id),
    details: { name, ...details },
  })
}
