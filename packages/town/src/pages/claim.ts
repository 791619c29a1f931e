import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { digestOf, newToken } from './token.ts'
import type { ClaimableKind } from './types.ts'

/** Hours for which the link works that was sent to the organisation's own address. */
const hoursToConfirm = 48

export interface ClaimGiven {
  town: string
  kind: ClaimableKind
  name: string
  /** Its record in the directory, when it has one. */
  thing?: string | undefined
  /** The page it has already: its owners answer. */
  page?: number | undefined
  legalId?: string | undefined
  website?: string | undefined
  /** Where it is, of one that is not in the directory. */
  address?: string | undefined
  person: string
  /** What the person is there, in their own words. */
  capacity: string
  message?: string | undefined
  language: string
  /** An address at its own domain (domains.ts): whoever calls has checked that it is one. */
  email?: string | undefined
}

export type Asked =
  | { ok: true; claim: number /** For the link to be sent to `email`. */; token?: string }
  | { ok: false; reason: 'asked-already' | 'member-already' }

/** Keeps that somebody asks for a page. Once while it is open, and not by who belongs to it. */
export async function askForPage(trx: Db, given: ClaimGiven, now: Date): Promise<Asked> {
  const { person, thing = null, page = null, email = null } = given
  if (page !== null && (await isMember(trx, page, person))) return { ok: false, reason: 'member-already' }
  const token = email === null ? undefined : newToken()
  const until = new Date(now.getTime() + hoursToConfirm * 3_600_000)
  const { rows } = await sql<{ id: number }>`
    insert into page_claim (town, kind, name, thing_id, page_id, legal_id, website, address, person_id, capacity, message, language, email,
      token_digest, token_until, asked_at)
    select ${given.town}, ${given.kind}, ${given.name}, ${thing}, ${page}, ${given.legalId ?? null}, ${given.website ?? null},
      ${given.address ?? ''}, ${person}, ${given.capacity}, ${given.message ?? ''}, ${given.language}, ${email},
      ${token ? digestOf(token) : null}, ${token ? until : null}::timestamptz, ${now}::timestamptz
    where not exists (select from page_claim where person_id = ${person} and decided_at is null and town = ${given.town}
      and (thing_id = ${thing} or (thing_id is null and ${thing}::text is null and plain(name) = plain(${given.name}))))
    on conflict do nothing returning id`.execute(trx)
  if (!rows[0]) return { ok: false, reason: 'asked-already' }
  return { ok: true, claim: rows[0].id, ...(token && { token }) }
}

async function isMember(db: Db, page: number, person: string): Promise<boolean> {
  const { rows } = await sql`select from page_member where page_id = ${page} and person_id = ${person}
    and accepted_at is not null`.execute(db)
  return rows.length > 0
}

/** How many have been asked for by a person since a moment. */
export async function claimsSince(db: Db, person: string, since: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from page_claim
    where person_id = ${person} and asked_at >= ${since}`.execute(db)
  return rows[0]!.n
}
