import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { type Party, sirenOf } from '../invoice/factur-x/parties.ts'
import { noteMoney } from '../notice.ts'
import { companyNumber, vatNumber } from '../subscribe/company-number.ts'
import { ibanFrom } from './iban.ts'

/** An animator before the law. */
export interface Identity {
  /** `animator:…`, as in the ledger. */
  animator: string
  legalName: string
  /** SIRET in France; none yet: no invoice, no payout. */
  legalId?: string
  country: string
  address: { streetAddress?: string; postalCode?: string; addressLocality?: string }
  email: string
  language: string
  /** `below`: article 293 B of the CGI. */
  vatStatus: 'below' | 'charged'
  vatId?: string
  iban?: string
}

export type IdentityKept =
  | { ok: true }
  | { ok: false; problems: { field: 'legalName' | 'legalId' | 'vatId' | 'iban'; reason: 'missing' | 'wrong' }[] }

/** Keeps who an animator is; what is wrong is named, field by field. `dry`: only looked at. */
export async function keepIdentity(
  db: Db,
  given: Identity,
  at: Date,
  { dry = false }: { dry?: boolean } = {},
): Promise<IdentityKept> {
  const iban = given.iban ? ibanFrom(given.iban) : undefined
  const legalId = given.legalId ? companyNumber(given.country, given.legalId) : undefined
  const vatId = given.vatId ? vatNumber(given.country, given.vatId, legalId) : undefined
  const problems: Extract<IdentityKept, { ok: false }>['problems'] = []
  if (!given.legalName.trim()) problems.push({ field: 'legalName', reason: 'missing' })
  if (given.legalId && !legalId) problems.push({ field: 'legalId', reason: 'wrong' })
  if (given.vatId && !vatId) problems.push({ field: 'vatId', reason: 'wrong' })
  if (given.vatStatus === 'charged' && !given.vatId) problems.push({ field: 'vatId', reason: 'missing' })
  if (given.iban && !iban) problems.push({ field: 'iban', reason: 'wrong' })
  if (problems.length > 0) return { ok: false, problems }
  if (dry) return { ok: true }
  await noteAccountChange(db, given.animator, iban, at)
  await sql`
    insert into animator_identity (animator, legal_name, legal_id, country, address, email, language, vat_status, vat_id, iban, created_at, updated_at)
    values (${given.animator}, ${given.legalName.trim()}, ${legalId ?? null}, ${given.country}, ${JSON.stringify(given.address)}::jsonb, ${given.email},
      ${given.language}, ${given.vatStatus}, ${vatId ?? null}, ${iban ?? null}, ${at}, ${at})
    on conflict (animator) do update set legal_name = excluded.legal_name, legal_id = excluded.legal_id, country = excluded.country,
      address = excluded.address, email = excluded.email, language = excluded.language, vat_status = excluded.vat_status, vat_id = excluded.vat_id,
      iban = excluded.iban, updated_at = excluded.updated_at`.execute(db)
  return { ok: true }
}

/** Money that would go to another account than before: she hears of it, in case it was not her. */
async function noteAccountChange(db: Db, animator: string, iban: string | undefined, at: Date): Promise<void> {
  const { rows } = await sql<{ iban: string | null }>`
    select iban from animator_identity where animator = ${animator} and iban is not null and iban is distinct from ${iban ?? null}`.execute(
    db,
  )
  if (!rows[0]) return
  const account = iban?.slice(-4) ?? ''
  const cause = `account:${animator}:${at.toISOString()}`
  await noteMoney(db, { cause, kind: 'account-changed', party: animator, about: { account }, at })
}

export interface SignedMandate {
  animator: string
  signedOn: string
  contestDays: number
  /** What was read and signed, by whom (the person's id), when. */
  words?: string
  by?: string
  at?: Date
}

/** Keeps a mandate with what proves it. One that stands already is not signed twice; one taken back today may be given again today. */
export async function signMandate(
  db: Db,
  { animator, signedOn, contestDays, words, by, at }: SignedMandate,
): Promise<{ hash: string | undefined; isNew: boolean }> {
  if (await mandateOn(db, animator, signedOn)) return { hash: undefined, isNew: false }
  const hash = words === undefined ? undefined : createHash('sha256').update(words).digest('hex')
  await sql`insert into billing_mandate (animator, signed_on, contest_days, signed_at, signed_by, words, words_hash)
    values (${animator}, ${signedOn}::date, ${contestDays}, ${at ?? null}, ${by ?? null}, ${words ?? null}, ${hash ?? null})
    on conflict (animator, signed_on) do update set ended_on = null, contest_days = excluded.contest_days, signed_at = excluded.signed_at,
      signed_by = excluded.signed_by, words = excluded.words, words_hash = excluded.words_hash`.execute(db)
  return { hash, isNew: true }
}

export async function endMandate(db: Db, { animator, on }: { animator: string; on: string }): Promise<void> {
  await sql`update billing_mandate set ended_on = ${on}::date where animator = ${animator} and ended_on is null and signed_on <= ${on}::date`.execute(
    db,
  )
}

export interface Mandate {
  signedOn: string
  contestDays: number
}

/** A mandate with what proves it, for who wants to read it again. */
export interface KeptMandate extends Mandate {
  endedOn: string | null
  signedAt: Date | null
  words: string | null
  hash: string | null
}

/** Every mandate that an animator gave, the newest first. */
export async function mandatesOf(db: Db, animator: string): Promise<KeptMandate[]> {
  const { rows } = await sql<KeptMandate>`
    select signed_on::text as "signedOn", contest_days as "contestDays", ended_on::text as "endedOn", signed_at as "signedAt", words, words_hash as hash
    from billing_mandate where animator = ${animator} order by signed_on desc`.execute(db)
  return rows
}

export async function mandateOn(db: Db, animator: string, day: string): Promise<Mandate | undefined> {
  const { rows } = await sql<Mandate>`
    select signed_on::text as "signedOn", contest_days as "contestDays" from billing_mandate
    where animator = ${animator} and signed_on <= ${day}::date and (ended_on is null or ended_on > ${day}::date)
    order by signed_on desc limit 1`.execute(db)
  return rows[0]
}

export interface IdentityRow {
  animator: string
  party: Party
  language: string
  country: string
  isBelowVat: boolean
  hasNumber: boolean
}

/** An animator's identity, its row locked: what is due to one animator is decided once at a time. */
export async function lockIdentity(trx: Db, animator: string): Promise<IdentityRow | undefined> {
  const { rows } = await sql<{ party: Party; language: string }>`
    select jsonb_build_object('legalName', legal_name, 'legalId', legal_id, 'country', country, 'address', address, 'email', email, 'vatId', vat_id,
      'isBelowVat', vat_status = 'below', 'party', animator) as party, language
    from animator_identity where animator = ${animator} for update`.execute(trx)
  const [row] = rows
  if (!row) return undefined
  const { party, language } = row
  return {
    animator,
    party,
    language,
    country: party.country,
    isBelowVat: party.isBelowVat ?? false,
    hasNumber: party.country === 'FR' ? sirenOf(party) !== undefined : Boolean(party.legalId ?? party.vatId),
  }
}
