import type { Db } from '../db.ts'
import { type HouseIdentity, keepHouseIdentity } from '../house-identity.ts'
import { plain } from '../invoice/factur-x/parties.ts'
import { ibanFrom } from '../payout/iban.ts'
import { companyNumber, vatNumber } from '../subscribe/company-number.ts'

/** Who the house is, as somebody types it. */
export const houseFields = [
  'legalName',
  'legalForm',
  'register',
  'legalId',
  'vatId',
  'streetAddress',
  'postalCode',
  'addressLocality',
  'email',
  'vatOnDebits',
  'bankName',
  'iban',
  'bic',
] as const
export type HouseField = (typeof houseFields)[number]
export type HouseTyped = Record<HouseField, string>
export type HouseProblem = { field: HouseField; reason: 'missing' | 'wrong' }

const needed = ['legalName', 'legalId', 'streetAddress', 'postalCode', 'addressLocality', 'email'] as const

/** What was typed as an identity that invoices can bear; or what is wrong in it, field by field. */
export function houseFrom(country: string, typed: HouseTyped): { house: HouseIdentity } | { problems: HouseProblem[] } {
  const problems: HouseProblem[] = needed.flatMap((field) =>
    plain(typed[field]) ? [] : [{ field, reason: 'missing' }],
  )
  const wrong = (field: HouseField, isRight: boolean) => {
    if (plain(typed[field]) && !isRight) problems.push({ field, reason: 'wrong' })
  }
  const legalId = companyNumber(country, typed.legalId)
  const vatId = typed.vatId ? vatNumber(country, typed.vatId, legalId) : undefined
  const iban = typed.iban ? ibanFrom(typed.iban) : undefined
  const bic = typed.bic.replaceAll(/\s/g, '').toUpperCase()
  wrong('legalId', legalId !== undefined)
  wrong('vatId', vatId !== undefined)
  wrong('email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email.trim()))
  wrong('iban', iban !== undefined)
  wrong('bic', /^[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic))
  if (problems.length > 0) return { problems }
  return {
    house: {
      issuer: {
        legalName: plain(typed.legalName),
        country,
        address: {
          streetAddress: plain(typed.streetAddress),
          postalCode: plain(typed.postalCode),
          addressLocality: plain(typed.addressLocality),
        },
        legalId: legalId!,
        // Without a number, the house charges no VAT.
        ...(vatId ? { vatId } : { isBelowVat: true }),
        email: typed.email.trim(),
        ...(plain(typed.legalForm) && { legalForm: plain(typed.legalForm) }),
        ...(plain(typed.register) && { register: plain(typed.register) }),
        vatOnDebits: typed.vatOnDebits === 'yes',
      },
      ...(iban && { debtor: { name: plain(typed.bankName) || plain(typed.legalName), iban, ...(bic && { bic }) } }),
    },
  }
}

/** What a kept identity is as it would be typed again. */
export function typedOf({ issuer, debtor }: HouseIdentity): HouseTyped {
  return {
    legalName: issuer.legalName,
    legalForm: issuer.legalForm ?? '',
    register: issuer.register ?? '',
    legalId: issuer.legalId,
    vatId: issuer.vatId ?? '',
    ...issuer.address,
    email: issuer.email,
    vatOnDebits: issuer.vatOnDebits ? 'yes' : '',
    bankName: debtor?.name ?? '',
    iban: debtor?.iban ?? '',
    bic: debtor?.bic ?? '',
  }
}

/** Keeps who the house is in a country, when it is right. */
export async function keepHouse(db: Db, country: string, typed: HouseTyped, at: Date): Promise<HouseProblem[]> {
  const found = houseFrom(country, typed)
  if ('problems' in found) return found.problems
  await keepHouseIdentity(db, country, found.house, at)
  return []
}
