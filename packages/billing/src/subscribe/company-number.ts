import { stdnum } from 'stdnum'

/** What a company, or somebody who trades alone, is known by in a country: any of these. */
const companies: Record<string, string[]> = {
  FR: ['siret'],
  ES: ['cif', 'dni', 'nie'],
  RO: ['cui'],
  SE: ['orgnr', 'personnummer'],
}
const vat: Record<string, string> = { FR: 'tva', ES: 'nif', RO: 'cui', SE: 'vat' }

const checked = (country: string, name: string, value: string) => stdnum[country]![name]!.validate(value)

/** The number without blanks, when its key is right: SIRET, CIF or NIF, CUI, organisationsnummer. In a country we do not know, as it was typed. */
export function companyNumber(country: string, typed: string): string | undefined {
  const bare = typed.replaceAll(/[\s.\u00a0\u202f]/g, '').toUpperCase()
  const known = companies[country]
  if (!known) return bare || undefined
  for (const name of known) {
    const number = checked(country, name, bare)
    if (number.isValid) return number.compact
  }
  return undefined
}

/** The VAT number with its country (`FR44732829320`), when its key is right and, in France, it is of this company. */
export function vatNumber(country: string, typed: string, company?: string): string | undefined {
  const bare = typed.replaceAll(/[\s.\u00a0\u202f-]/g, '').toUpperCase()
  const figures = bare.startsWith(country) ? bare.slice(country.length) : bare
  const known = vat[country]
  if (!known) return bare || undefined
  if (!checked(country, known, figures).isValid && !checked(country, known, `${country}${figures}`).isValid)
    return undefined
  if (country === 'FR' && company && !figures.endsWith(company.slice(0, 9))) return undefined
  return `${country}${figures}`
}
