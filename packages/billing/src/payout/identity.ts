import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { type Party, sirenOf } from '../invoice/factur-x/parties.ts'
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

/** Keeps who an animator is; what is wrong is named, field by field. */
export async function keepIdentity(db: Db, given: Identity, at: Date): Promise<IdentityKept> {
  const iban = given.iban ? ibanFrom(given.iban) : undefined
  const legalId = given.legalId?.replaceAll(/\s/g, '')
  const problems: Extract<IdentityKept, { ok: false }>['problems'] = []
  if (!given.legalName.trim()) problems.push({ field: 'legalName', reason: 'missing' })
  if (legalId && given.country === 'FR' && !isSiret(legalId)) problems.push({ field: 'legalId', reason: 'wrong' })
  if (given.vatStatus === 'charged' && !given.vatId) problems.push({ field: 'vatId', reason: 'missing' })
  if (given.iban && !iban) problems.push({ field: 'iban', reason: 'wrong' })
  if (problems.length > 0) return { ok: false, problems }
  await sql`
    insert into animator_identity (animator, legal_name, legal_id, country, address, email, language, vat_status, vat_id, iban, created_at, updated_at)
    values (${given.animator}, ${given.legalName.trim()}, ${legalId ?? null}, ${given.country}, ${JSON.stringify(given.address)}::jsonb, ${given.email},
      ${given.language}, ${given.vatStatus}, ${given.vatId ?? null}, ${iban ?? null}, ${at}, ${at})
    on conflict (animator) do update set legal_name = excluded.legal_name, legal_id = excluded.legal_id, country = excluded.country,
      address = excluded.address, email = excluded.email, language = excluded.language, vat_status = excluded.vat_status, vat_id = excluded.vat_id,
      iban = excluded.iban, updated_at = excluded.updated_at`.execute(db)
  return { ok: true }
}

/** Fourteen figures whose key is right (Luhn); those of La Poste add up to a multiple of five. */
export function isSiret(figures: string): boolean {
  if (!/^\d{14}$/.test(figures)) return false
  const digits = [...figures].map(Number)
  const luhn = digits.reduce((sum, digit, index) => {
    const weighed = index % 2 === 0 ? digit * 2 : digit
    return sum + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return luhn % 10 === 0 || (figures.startsWith('356000000') && digits.reduce((sum, one) => sum + one, 0) % 5 === 0)
}

export async function signMandate(
  db: Db,
  { animator, signedOn, contestDays }: { animator: string; signedOn: string; contestDays: number },
): Promise<void> {
  await sql`insert into billing_mandate (animator, signed_on, contest_days) values (${animator}, ${signedOn}::date, ${contestDays})
    on conflict do nothing`.execute(db)
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
