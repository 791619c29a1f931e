import type { ClaimDecision } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { type Claim, claimByToken, readClaim } from './claims.ts'
import { getPageOf } from './read.ts'
import { digestOf } from './token.ts'

type ClaimAnswer =
  /** `thing`: the record made for one that was not in the directory. */
  { verdict: 'accept'; how: 'animator' | 'domain'; thing?: string } | { verdict: 'refuse'; reason: string }

export type Answered = { ok: true; claim: Claim; page: number | null } | { ok: false; reason: 'unknown' | 'decided' }

/**
 * Answers a claim. Who is accepted first gets the page and owns it; who comes to a page that is there becomes a member of it. The other
 * claims for the same are from then on the owners' to answer. To be called in a transaction.
 */
export async function answerClaim(
  trx: Db,
  id: number,
  answer: ClaimAnswer,
  by: string | null,
  now: Date,
): Promise<Answered> {
  const { rows } = await sql`select from page_claim where id = ${id} for update`.execute(trx)
  const claim = rows.length > 0 ? await readClaim(trx, id) : undefined
  if (!claim) return { ok: false, reason: 'unknown' }
  if (claim.decidedAt) return { ok: false, reason: 'decided' }
  if (answer.verdict === 'refuse') {
    await close(trx, id, 'refused', by, now, answer.reason)
    return { ok: true, claim, page: null }
  }
  const thing = claim.thing ?? answer.thing ?? null
  // Two answers at once make one page.
  if (thing) await sql`select pg_advisory_xact_lock(hashtextextended(${thing}, 0))`.execute(trx)
  const there = claim.page ?? (thing ? (await getPageOf(trx, thing))?.id : undefined)
  const page = there ?? (await makePage(trx, claim, thing, answer.how, by, now))
  await sql`
    insert into page_member (page_id, person_id, role, asked_at, accepted_at)
    values (${page}, ${claim.person}, ${there ? 'member' : 'owner'}, ${claim.askedAt}, ${now})
    on conflict (page_id, person_id) do update set accepted_at = coalesce(page_member.accepted_at, excluded.accepted_at)`.execute(
    trx,
  )
  await close(trx, id, 'accepted', by, now, null)
  await sql`update page_claim set page_id = ${page} where id = ${id} or (decided_at is null and thing_id = ${thing})`.execute(
    trx,
  )
  return { ok: true, claim, page }
}

/** The link that was sent to the organisation's own address was used by who asked, once and in time. */
export async function confirmClaim(trx: Db, token: string, person: string, now: Date): Promise<Answered> {
  const claim = await claimByToken(trx, digestOf(token), now)
  if (!claim || claim.person !== person) return { ok: false, reason: 'unknown' }
  return answerClaim(trx, claim.id, { verdict: 'accept', how: 'domain' }, null, now)
}

/** A refusal is taken back: the claim waits again. What was accepted stands: a page may be written already. */
export async function reopenClaim(trx: Db, id: number, town: string): Promise<boolean> {
  const { rows } = await sql`update page_claim set decided_at = null, decided_by = null, decision = null, reason = null
    where id = ${id} and town = ${town} and decision = 'refused' returning id`.execute(trx)
  return rows.length > 0
}

/** Who asked does so no more. */
export async function withdrawClaim(trx: Db, id: number, person: string, now: Date): Promise<boolean> {
  const { rows } =
    await sql`update page_claim set decided_at = ${now}, decided_by = ${person}, decision = 'withdrawn', token_digest = null
    where id = ${id} and person_id = ${person} and decided_at is null returning id`.execute(trx)
  return rows.length > 0
}

async function makePage(
  trx: Db,
  claim: Claim,
  thing: string | null,
  how: 'animator' | 'domain',
  by: string | null,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into page (town, kind, name, thing_id, legal_id, website, language, created_at, verified_at, verified_how, verified_by)
    values (${claim.town}, ${claim.kind}, ${claim.name}, ${thing}, ${claim.legalId}, ${claim.website}, ${claim.language}, ${now}, ${now},
      ${how}, ${by}) returning id`.execute(trx)
  return rows[0]!.id
}

async function close(
  trx: Db,
  id: number,
  decision: ClaimDecision,
  by: string | null,
  now: Date,
  reason: string | null,
): Promise<void> {
  await sql`update page_claim set decided_at = ${now}, decided_by = ${by}, decision = ${decision}, reason = ${reason}, token_digest = null
    where id = ${id}`.execute(trx)
}
