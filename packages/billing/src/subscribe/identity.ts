import { z } from 'zod'
import { companyNumber, vatNumber } from './company-number.ts'
import type { Buyer } from './sell.ts'

export const identityFields = [
  'legalName',
  'legalId',
  'vatId',
  'streetAddress',
  'postalCode',
  'addressLocality',
  'email',
  'serviceCode',
  'orderNumber',
] as const
export type IdentityField = (typeof identityFields)[number]
export type IdentityTyped = Record<IdentityField, string>

export type IdentityRead =
  | { ok: true; buyer: Omit<Buyer, 'party'> }
  | { ok: false; problems: Partial<Record<IdentityField, 'missing' | 'wrong'>> }

const postalCodes: Record<string, RegExp> = { FR: /^\d{5}$/, ES: /^\d{5}$/, RO: /^\d{6}$/, SE: /^\d{3} ?\d{2}$/ }

/** Reads who buys from what was typed; what is wrong is named, field by field. */
export function readIdentity(typed: IdentityTyped, country: string, language: string): IdentityRead {
  const problems: Partial<Record<IdentityField, 'missing' | 'wrong'>> = {}
  const given = (field: IdentityField) => typed[field].replaceAll(/\s+/g, ' ').trim().slice(0, 300)
  for (const field of ['legalName', 'legalId', 'streetAddress', 'postalCode', 'addressLocality', 'email'] as const)
    if (!given(field)) problems[field] = 'missing'
  const legalId = companyNumber(country, given('legalId'))
  if (given('legalId') && !legalId) problems.legalId = 'wrong'
  const vatId = given('vatId') ? vatNumber(country, given('vatId'), legalId) : undefined
  if (given('vatId') && !vatId) problems.vatId = 'wrong'
  if (given('postalCode') && !(postalCodes[country] ?? /./).test(given('postalCode'))) problems.postalCode = 'wrong'
  if (given('email') && !z.email().safeParse(given('email')).success) problems.email = 'wrong'
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  return {
    ok: true,
    buyer: {
      country,
      legalName: given('legalName'),
      legalId: legalId!,
      ...(vatId && { vatId }),
      address: {
        streetAddress: given('streetAddress'),
        postalCode: given('postalCode'),
        addressLocality: given('addressLocality'),
      },
      email: given('email').toLowerCase(),
      language,
      ...(given('serviceCode') && { serviceCode: given('serviceCode').slice(0, 100) }),
      ...(given('orderNumber') && { orderNumber: given('orderNumber').slice(0, 100) }),
    },
  }
}
