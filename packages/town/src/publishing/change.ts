import { isDeepStrictEqual } from 'node:util'
import type { CanonicalRecord, Event } from '@wiker/model'
import { jsonb } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { noteDeed } from '../people/audit.ts'
import { givesTheWord } from './may-publish.ts'
import { move } from './move.ts'
import { lockPublication } from './row.ts'
import { refusalOf, stateOnceSent } from './submit.ts'
import { canBe } from './transitions.ts'
import type { Done, Publication, PublishingActor, RecordToPublish } from './types.ts'
import { noteVersion } from './versions.ts'

export interface ChangeGiven {
  record: RecordToPublish
  typed?: Record<string, unknown>
  suspicions?: string[]
}

/**
 * Another text for what was sent. From who is trusted it is `scheduled` at once; else it waits for a word, and what is online stays as it was
 * meanwhile. That it is cancelled, postponed or full waits for nobody, and for no subscription: readers must know.
 */
export async function change(trx: Db, id: number, by: PublishingActor, given: ChangeGiven, now: Date): Promise<Done> {
  const publication = await lockPublication(trx, id)
  if (!publication) return { ok: false, reason: 'unknown' }
  if (!canBe('change', publication.state)) return { ok: false, reason: 'state' }
  const { suspicions = [] } = given
  const record = { ...given.record, id: publication.recordId } as CanonicalRecord
  const refusal = await refusalOf(trx, publication, now)
  const isOwed = refusal === 'not-subscribed' && tellsStatusAlone(publication, record)
  if (refusal && !isOwed) return { ok: false, reason: refusal }
  const to = await stateAfter(trx, { ...publication, suspicions }, record, by, now)
  await noteVersion(trx, id, { act: isReviewer(publication, by) ? 'rewrote' : 'wrote', record, by, now })
  if (to === 'scheduled') await noteVersion(trx, id, { act: 'validated', record, by, now })
  const changed = await move(trx, publication, 'change', to, now, {
    record: jsonb(record),
    suspicions: sql`${suspicions}::text[]`,
    ...(given.typed && { typed: jsonb(given.typed) }),
    decided_at: null,
    decided_by: null,
    reason: null,
  })
  const { person, capacity: role } = by
  if (person && role !== 'proposer') {
    const deed = { person, role, action: 'publication.write', town: publication.town, subject: String(id) } as const
    await noteDeed(trx, { ...deed, details: { name: record.name ?? '', did: 'change' } })
  }
  return { ok: true, publication: changed }
}

const isReviewer = ({ author }: Publication, by: PublishingActor) => givesTheWord(by) && by.person !== author

async function stateAfter(trx: Db, publication: Publication, record: CanonicalRecord, by: PublishingActor, now: Date) {
  if (publication.state === 'unconfirmed') return 'unconfirmed'
  if (tellsStatusAlone(publication, record)) return 'scheduled'
  return stateOnceSent(trx, publication, by, now)
}

const tellsStatusAlone = ({ state, record: before }: Publication, after: CanonicalRecord): boolean =>
  state === 'published' && onlyStatusDiffers(before, after)

/** Of an event that is cancelled, postponed, full, or takes place after all: the whole; or one date of a series, which may be moved too. */
function onlyStatusDiffers(before: CanonicalRecord, after: CanonicalRecord): boolean {
  return before.type === 'Event' && isDeepStrictEqual(plain(before), plain(after))
}

function plain(record: CanonicalRecord): unknown {
  const { eventStatus: _, recurrence, ...rest } = JSON.parse(JSON.stringify(record)) as Event
  const moved = (recurrence?.overrides ?? []).flatMap(({ eventStatus: __, note: ___, ...override }) =>
    Object.keys(override).length > 1 ? [override] : [],
  )
  return { ...rest, ...(recurrence && { recurrence: { ...recurrence, overrides: moved } }) }
}
