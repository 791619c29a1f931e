/** Invoices for tests: one of each kind, and any that may be. */
import fc from 'fast-check'
import type { InvoiceRow } from '../invoice/factur-x/paper.ts'
import type { Issuer } from '../invoice/factur-x/parties.ts'
import { splitGross, withVat } from '../money/vat.ts'

export const house: Issuer = {
  legalName: 'Wiker',
  country: 'FR',
  address: { streetAddress: '1 place de l’Église', postalCode: '44130', addressLocality: 'Blain' },
  legalId: '732 829 320 00074',
  vatId: 'FR44732829320',
  email: 'factures@wiker.example',
  legalForm: 'SAS au capital de 1\u00a0000\u00a0€',
  register: 'RCS Saint-Nazaire',
  vatOnDebits: true,
}
export const merchant = {
  legalName: 'Boulangerie Martin & Fils',
  legalId: '35600000000048',
  vatId: null,
  address: {},
  email: 'martin@example.org',
  country: 'FR',
}
export const marie = {
  legalName: 'Marie Le Goff',
  party: 'animator:marie',
  isBelowVat: true,
  country: 'FR',
  address: { streetAddress: '3 rue du Port', postalCode: '44750', addressLocality: 'Campbon' },
}
export const sale: InvoiceRow = {
  issuer: 'house',
  year: 2026,
  number: 42,
  kind: 'invoice',
  party: 'page:1',
  day: '2026-11-23',
  currency: 'EUR',
  net: 3000,
  vat: 600,
  gross: 3600,
  content: {
    buyer: merchant,
    plan: 'merchant-month',
    town: '44015',
    rate: 2000,
    period: { from: '2026-11-23', to: '2026-12-23' },
    lines: [{ description: 'Abonnement d’un commerce, un mois', net: 3000, quantity: 1 }],
    discount: 0,
  },
  corrects: null,
}
export const hall: InvoiceRow = {
  ...sale,
  number: 44,
  party: 'town_hall:44015',
  content: {
    ...(sale.content as object),
    buyer: { ...merchant, legalName: 'Commune de Blain', serviceCode: 'SERVICE_COM', orderNumber: 'ENG-2026-17' },
  },
}
export const note: InvoiceRow = {
  ...sale,
  number: 43,
  kind: 'credit-note',
  net: -1500,
  vat: -300,
  gross: -1800,
  content: { buyer: merchant, refund: 're_1', reason: null, rate: 2000 },
  corrects: { year: 2026, number: 42, day: '2026-11-23' },
}
export const selfBilled: InvoiceRow = {
  ...sale,
  issuer: 'animator:marie',
  kind: 'self-billed',
  party: 'animator:marie',
  net: 1800,
  vat: 0,
  gross: 1800,
  content: {
    seller: marie,
    rate: 0,
    lines: [{ description: 'Part des abonnements, Blain', net: 1800, quantity: 1 }],
    mandate: { signedOn: '2026-01-05', contestDays: 8 },
  },
}

const long = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }).map((text) => `Commerce ${text}`)
const line = fc.record({
  description: fc.option(fc.string({ unit: 'grapheme', maxLength: 200 }), { nil: null }),
  net: fc.integer({ min: -50_000, max: 500_000 }),
  quantity: fc.constantFrom(1, 2, 3, 12),
})
/** Anything that may be sold to anybody, with the language it is said in. */
export const anyRow = fc
  .record({
    kind: fc.constantFrom('invoice' as const, 'credit-note' as const),
    refunded: fc.boolean(),
    lines: fc.array(line, { maxLength: 5 }),
    gross: fc.integer({ min: 1, max: 5_000_000 }),
    discount: fc.integer({ min: 0, max: 4_000 }),
    rate: fc.constantFrom(0, 550, 1000, 1900, 2000, 2100, 2500),
    currency: fc.constantFrom('EUR', 'SEK', 'RON'),
    name: long,
    withSiret: fc.boolean(),
    day: fc
      .date({ min: new Date('2026-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    language: fc.constantFrom('fr', 'en', 'es', 'ro', 'sv'),
  })
  .map((wish): { row: InvoiceRow; language: string } => {
    const sum = wish.lines.reduce((total, one) => total + one.net, 0)
    const net = sum - wish.discount > 0 ? sum - wish.discount : 0
    const split = net > 0 ? withVat(net, wish.rate) : splitGross(wish.gross, wish.rate)
    const sign = wish.kind === 'invoice' ? 1 : -1
    return {
      language: wish.language,
      row: {
        ...sale,
        day: wish.day,
        year: Number(wish.day.slice(0, 4)),
        kind: wish.kind,
        currency: wish.currency,
        net: sign * split.net,
        vat: sign * split.vat,
        gross: sign * split.gross,
        content: {
          buyer: { ...merchant, legalName: wish.name, legalId: wish.withSiret ? merchant.legalId : null },
          rate: wish.rate,
          lines: net > 0 ? wish.lines.map((one) => ({ ...one, net: one.net * sign })) : [],
          ...(wish.refunded && { refund: 're_1' }),
        },
        corrects: wish.kind === 'invoice' ? null : note.corrects,
      },
    }
  })
