import type { TradePartyInput } from '@stackforge-eu/factur-x'
import { z } from 'zod'

const address = z
  .object({
    streetAddress: z.string().nullish(),
    postalCode: z.string().nullish(),
    addressLocality: z.string().nullish(),
  })
  .partial()

/** Who sells or buys, as it is on the day of the invoice. */
export const partySchema = z.object({
  legalName: z.string().min(1),
  country: z.string().length(2).default('FR'),
  address: address.default({}),
  /** SIRET or SIREN in France. */
  legalId: z.string().nullish(),
  vatId: z.string().nullish(),
  email: z.string().nullish(),
  /** Does not charge VAT, by size (in France: article 293 B of the CGI). */
  isBelowVat: z.boolean().optional(),
  /** How we name it when it has no number of the State's. */
  party: z.string().nullish(),
  /** Chorus Pro: the service that pays, and its engagement. */
  serviceCode: z.string().nullish(),
  orderNumber: z.string().nullish(),
})

export type Party = z.output<typeof partySchema>

/** The house that issues: who it is, and what its invoices say. */
export interface Issuer {
  legalName: string
  country: string
  address: { streetAddress: string; postalCode: string; addressLocality: string }
  /** SIRET or SIREN in France. */
  legalId: string
  vatId?: string
  isBelowVat?: boolean
  email: string
  /** "SAS au capital de 1 000 €" */
  legalForm?: string
  /** "RCS Nantes" */
  register?: string
  /** VAT is due when it is invoiced, by option; if not, when it is paid. */
  vatOnDebits?: boolean
  /** Of what is paid late, a year, in words of the issuer's language; by default three times the legal rate. */
  latePenalty?: string
  /** No money moved: each paper says that it is worth nothing. */
  isSpecimen?: boolean
  /** Days to pay an invoice that is not paid when it is issued. */
  paymentDays?: number
}

export function partyOfIssuer(issuer: Issuer): Party {
  const { legalName, country, address, legalId, vatId, email, isBelowVat } = issuer
  return { legalName, country, address, legalId, vatId: vatId ?? null, email, ...(isBelowVat && { isBelowVat }) }
}

/** SIREN: the company's number, the first nine figures of a SIRET. */
export function sirenOf({ country, legalId }: Pick<Party, 'country' | 'legalId'>): string | undefined {
  const figures = legalId?.replaceAll(/\s/g, '') ?? ''
  return country === 'FR' && /^(\d{9}|\d{14})$/.test(figures) ? figures.slice(0, 9) : undefined
}

/** A party in the terms of EN 16931; French ones by SIREN (scheme 0002) and SIRET (0009). */
export function tradeParty(party: Party): TradePartyInput {
  const siren = sirenOf(party)
  const figures = party.legalId?.replaceAll(/\s/g, '') ?? ''
  const named = !siren && !party.legalId && !party.vatId && party.party
  return {
    name: plain(party.legalName),
    address: {
      line1: plain(party.address.streetAddress ?? ''),
      postalCode: plain(party.address.postalCode ?? ''),
      city: plain(party.address.addressLocality ?? ''),
      country: party.country,
    },
    ...(siren && { legalOrganization: { id: siren, schemeID: '0002' } }),
    ...(siren && figures.length === 14 && { globalId: { value: figures, schemeID: '0009' } }),
    ...(!siren && party.legalId && { legalOrganization: { id: plain(party.legalId) } }),
    ...(named && { id: named }),
    ...(party.email && { electronicAddress: { value: plain(party.email), schemeID: 'EM' } }),
    taxRegistrations: [
      ...(party.vatId ? [{ id: plain(party.vatId).replaceAll(' ', ''), schemeId: 'VA' as const }] : []),
      // Who charges no VAT has no number of it: the tax office knows it by another.
      ...(party.isBelowVat && !party.vatId
        ? [{ id: siren ?? party.party ?? plain(party.legalName), schemeId: 'FC' as const }]
        : []),
    ],
  }
}

/** A text on one line, of what XML can hold. */
export function plain(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
