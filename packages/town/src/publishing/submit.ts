import type { PublicationState } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import { dayIn } from '../days.ts'
import type { Db } from '../db.ts'
import { electionOn } from '../townhall/election.ts'
import { givesTheWord, mayPublish } from './may-publish.ts'
import { move } from './move.ts'
import { lockPublication } from './row.ts'
import { canBe } from './transitions.ts'
import { isTrusted } from './trusted.ts'
import type { Done, Publication, PublishingActor } from './types.ts'
import { noteVersion } from './versions.ts'

/** Hours for which the link works that confirms a proposal. */
const hoursToConfirm = 48

export interface Submission {
  now: Date
  /** False while nobody has shown that the address is theirs: a link must be sent. */
  confirmed: boolean
  /** Why it looks like spam (suspicions.ts). */
  suspicions?: string[]
}

/**
 * Sends a draft: to be confirmed by its author's mail, set apart, to wait for a word, or — from who is trusted — `scheduled`, which whoever puts
 * things online takes from there.
 */
export async function submit(trx: Db, id: number, by: PublishingActor, given: Submission): Promise<Done> {
  const publication = await lockPublication(trx, id)
  if (!publication) return { ok: false, reason: 'unknown' }
  if (!canBe('submit', publication.state)) return { ok: false, reason: 'state' }
  const refusal = await refusalOf(trx, publication, given.now)
  if (refusal) return { ok: false, reason: refusal }
  const { now, confirmed, suspicions = [] } = given
  const to = confirmed ? await stateOnceSent(trx, { ...publication, suspicions }, by, now) : 'unconfirmed'
  await noteVersion(trx, id, { act: 'wrote', record: publication.record, by, now })
  const moved = await move(trx, publication, 'submit', to, now, {
    suspicions: sql`${suspicions}::text[]`,
    reason: null,
    ...(confirmed ? { confirmed_at: now } : { confirm_until: new Date(now.getTime() + hoursToConfirm * 3_600_000) }),
  })
  if (to === 'scheduled') await noteVersion(trx, id, { act: 'validated', record: moved.record, by, now })
  return { ok: true, publication: moved }
}

/** Its author used the link that was sent: once, and in time. */
export async function confirm(trx: Db, id: number, now: Date): Promise<Done> {
  const publication = await lockPublication(trx, id)
  if (!publication) return { ok: false, reason: 'unknown' }
  if (!canBe('confirm', publication.state)) return { ok: false, reason: 'state' }
  if (!publication.confirmUntil || publication.confirmUntil < now) return { ok: false, reason: 'expired' }
  const by: PublishingActor = { person: publication.author, capacity: 'proposer' }
  const to = await stateOnceSent(trx, publication, by, now)
  const moved = await move(trx, publication, 'confirm', to, now, { confirmed_at: now })
  if (to === 'scheduled') await noteVersion(trx, id, { act: 'validated', record: moved.record, by, now })
  return { ok: true, publication: moved }
}

/** Where what its author has just sent goes. Who is trusted is not suspected. */
export async function stateOnceSent(
  trx: Db,
  publication: Publication,
  by: PublishingActor,
  now: Date,
): Promise<Extract<PublicationState, 'quarantined' | 'waiting' | 'scheduled'>> {
  if (givesTheWord(by)) return 'scheduled'
  const today = await todayIn(trx, publication.town, now)
  if (await isTrusted(trx, publication, publication.town, today)) return 'scheduled'
  return publication.suspicions.length > 0 ? 'quarantined' : 'waiting'
}

/** Why its page may not publish on that day. */
export async function refusalOf(
  trx: Db,
  { page, town, publishedAt }: Publication,
  now: Date,
): Promise<'not-subscribed' | 'page-closed' | 'election' | undefined> {
  if (!page) return undefined
  const today = await todayIn(trx, town, now)
  const may = mayPublish(page, today)
  if (may === 'not-subscribed' || may === 'page-closed') return may
  // Before an election the town hall gives plain information alone, by its notices; what is online already may be cancelled or put right.
  const isBound = page.kind === 'town_hall' && publishedAt === null && (await electionOn(trx, town, today))
  return isBound ? 'election' : undefined
}

async function todayIn(trx: Db, town: string, now: Date): Promise<string> {
  const { rows } = await sql<{ timezone: string }>`select timezone from town where code = ${town}`.execute(trx)
  return dayIn(rows[0]!.timezone, now)
}
