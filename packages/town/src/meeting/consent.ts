import type { ConsentWhat } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** Of the words that were agreed to: raised with every change of the sentences `meet.consent.<what>`. */
export const consentVersion: Record<ConsentWhat, string> = {
  mail: '2026-11',
  push: '2026-11',
  named: '2026-11',
  comment: '2026-11',
  recommendation: '2026-11',
  neighbour: '2026-11',
  ride: '2026-11',
  question: '2026-11',
}

export interface Consent {
  person: string
  what: ConsentWhat
  /** What it is given for: an event, a device; nothing for all. */
  subject?: string
  at: Date
}

/** Writes down that somebody agrees, once while it holds. */
export async function giveConsent(db: Db, { person, what, subject = '', at }: Consent): Promise<void> {
  await sql`
    insert into consent (person_id, what, version, subject, given_at)
    select ${person}, ${what}, ${consentVersion[what]}, ${subject}, ${at}
    where not exists (select from consent where person_id = ${person} and what = ${what} and subject = ${subject}
      and version = ${consentVersion[what]} and withdrawn_at is null)`.execute(db)
}

/** The proof of what was given stays, with the moment it ended. */
export async function withdrawConsent(db: Db, { person, what, subject = '', at }: Consent): Promise<void> {
  await sql`
    update consent set withdrawn_at = ${at}
    where person_id = ${person} and what = ${what} and subject = ${subject} and withdrawn_at is null`.execute(db)
}

export interface KeptConsent {
  what: ConsentWhat
  version: string
  givenAt: Date
  withdrawnAt: Date | null
}

/** What somebody agreed to for good, the last first: shown to them with their choices. */
export async function readConsents(db: Db, person: string): Promise<KeptConsent[]> {
  const { rows } = await sql<KeptConsent>`
    select what, version, given_at as "givenAt", withdrawn_at as "withdrawnAt" from consent
    where person_id = ${person} order by id desc limit 50`.execute(db)
  return rows
}
