import type { Db } from '../db.ts'
import { noteDeed } from '../people/audit.ts'
import { move } from './move.ts'
import { lockPublication } from './row.ts'
import { canBe } from './transitions.ts'
import type { Done, PublishingActor } from './types.ts'
import { noteVersion } from './versions.ts'

/** Takes a publication back, whoever does it. What was online is still to be taken off, by whoever calls. */
export async function withdraw(
  trx: Db,
  id: number,
  by: PublishingActor,
  { now, reason = null }: { now: Date; reason?: string | null },
): Promise<Done> {
  const publication = await lockPublication(trx, id)
  if (!publication) return { ok: false, reason: 'unknown' }
  if (!canBe('withdraw', publication.state)) return { ok: false, reason: 'state' }
  await noteVersion(trx, id, { act: 'withdrew', record: publication.record, by, now })
  const withdrawn = await move(trx, publication, 'withdraw', 'withdrawn', now, { reason, published_at: null })
  const { person, capacity: role } = by
  if (person && role !== 'proposer') {
    const deed = { person, role, action: 'publication.write', town: publication.town, subject: String(id) } as const
    await noteDeed(trx, { ...deed, details: { name: publication.record.name ?? '', did: 'withdraw' } })
  }
  return { ok: true, publication: withdrawn }
}
