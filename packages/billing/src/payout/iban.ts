import { validateIBAN } from 'sepa'

/** Signs of an IBAN by country, of the countries of SEPA (registry of SWIFT). */
// biome-ignore format: a table is read in columns
const lengths: Record<string, number> = {
  AD: 24, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27, GB: 22, GI: 23, GR: 27, HR: 21, HU: 28,
  IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24, SM: 27,
  VA: 22,
}

/** The countries of those accounts: where an animator who is paid by transfer may live. */
export const countriesOfAccounts = Object.keys(lengths)

/** An IBAN as it is kept, from what a person types; undefined when its country, its length or its key is wrong. */
export function ibanFrom(typed: string): string | undefined {
  const iban = typed.replaceAll(/[\s.-]/g, '').toUpperCase()
  return /^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban) && lengths[iban.slice(0, 2)] === iban.length && validateIBAN(iban)
    ? iban
    : undefined
}
