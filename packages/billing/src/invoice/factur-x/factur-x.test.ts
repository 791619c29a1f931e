import { extractXml, Profile, validateXsd } from '@stackforge-eu/factur-x'
import { closePress } from '@wiker/platform/pdf/typeset.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { anyRow, hall, house, merchant, note, sale, selfBilled } from '../../testing/papers.ts'
import { issueInvoice } from '../issue.ts'
import { type InvoiceRow, paperOf } from './paper.ts'
import { invoiceFile, withXml } from './pdf.ts'
import { readInvoice } from './read.ts'
import { wordsIn } from './words.ts'
import { xmlOf } from './xml.ts'

const { db } = await testDatabase()
afterAll(closePress)

const given = ({ issuer, kind, party, day, currency, net, vat, content }: InvoiceRow) => ({
  ...{ issuer, kind, party, day, currency, net, vat },
  content: content as object,
})
const xmlOfRow = (row: InvoiceRow, issuer = house, language = 'fr') => xmlOf(paperOf(row, issuer), issuer, language)
const textOf = (xml: string, name: string) => new RegExp(`<ram:${name}[^>]*>([^<]*)</ram:${name}>`).exec(xml)?.[1]
const cents = (text: string | undefined) => Math.round(Number(text) * 100)
const problemsOf = async (xml: string) => (await validateXsd(xml, Profile.EN16931)).errors.map((one) => one.message)

describe('An invoice for machines', () => {
  test('says who sells, who buys, what for, and what the French law asks for', async () => {
    const xml = xmlOfRow(sale)
    expect(await problemsOf(xml)).toEqual([])
    expect(textOf(xml, 'TypeCode')).toBe('380')
    for (const said of [
      '<ram:ID schemeID="0002">732829320</ram:ID>',
      '<ram:GlobalID schemeID="0009">73282932000074</ram:GlobalID>',
      '<ram:ID schemeID="VA">FR44732829320</ram:ID>',
      '<ram:ID schemeID="0002">356000000</ram:ID>',
      'Wiker, SAS au capital de 1 000 €, RCS Saint-Nazaire 732 829 320',
      'trois fois le taux d’intérêt légal',
      '40 €',
      'Pas d’escompte',
      'Option pour le paiement de la taxe d’après les débits',
      'Boulangerie Martin &amp; Fils',
      '<ram:DuePayableAmount>0.00</ram:DuePayableAmount>',
      '<udt:DateTimeString format="102">20261222</udt:DateTimeString>',
    ])
      expect(xml).toContain(said)
    expect(xmlOfRow(sale, { ...house, vatOnDebits: false })).not.toContain('débits')
  })

  test('bears the service and the engagement that a town hall pays by', async () => {
    const xml = xmlOfRow(hall)
    expect(await problemsOf(xml)).toEqual([])
    expect(textOf(xml, 'BuyerReference')).toBe('SERVICE_COM')
    expect(xml).toMatch(/<ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>ENG-2026-17</)
  })

  test('says of a seller of another country what its own law asks for, and nothing of the French one', async () => {
    for (const [country, register, said] of [
      ['ES', 'Registro Mercantil de Madrid, hoja M-1', 'Registro Mercantil'],
      ['RO', 'J40/1/2026', 'J40/1/2026'],
      ['SE', '', 'Godkänd för F-skatt'],
    ] as const) {
      const xml = xmlOfRow(sale, { ...house, country, register }, 'en')
      expect(await problemsOf(xml)).toEqual([])
      expect(xml).toContain(said)
      expect(xml).not.toContain('40 €')
    }
  })

  test('says in a demonstration that it is worth nothing', () => {
    expect(xmlOfRow(sale, { ...house, isSpecimen: true })).toContain('ce document est sans valeur')
    expect(xmlOfRow(sale)).not.toContain('sans valeur')
  })

  test('is 381 and above zero when it gives back, and names what it corrects', async () => {
    const xml = xmlOfRow(note)
    expect(await problemsOf(xml)).toEqual([])
    expect(textOf(xml, 'TypeCode')).toBe('381')
    expect(textOf(xml, 'GrandTotalAmount')).toBe('18.00')
    expect(xml).toMatch(/<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>2026-000042</)
    expect(xml).toContain('Remboursement sur la facture n° 2026-000042')
    expect(xml).not.toContain('40 €')
  })

  test('is made in the animator’s name by 389 and 261, with the mention and the mandate', async () => {
    const xml = xmlOfRow(selfBilled)
    expect(await problemsOf(xml)).toEqual([])
    expect(textOf(xml, 'TypeCode')).toBe('389')
    expect(xml).toContain('>Autofacturation<')
    expect(xml).toContain('selon le mandat du 5 janvier 2026. Elle peut être contestée pendant 8 jours.')
    expect(xml).toContain('TVA non applicable, art. 293 B du CGI')
    expect(xml).toContain('VATEX-FR-FRANCHISE')
    expect(xml.indexOf('Marie Le Goff')).toBeLessThan(xml.indexOf('<ram:BuyerTradeParty>'))
    const back: InvoiceRow = { ...selfBilled, kind: 'self-billed-credit-note', net: -600, gross: -600 }
    const backXml = xmlOfRow({
      ...back,
      content: { ...(back.content as object), lines: [] },
      corrects: { year: 2026, number: 42, day: '2026-11-23' },
    })
    expect(await problemsOf(backXml)).toEqual([])
    expect(textOf(backXml, 'TypeCode')).toBe('261')
  })

  test('says in its language why a buyer of another country pays no VAT here', async () => {
    const buyer = { ...merchant, country: 'ES', legalId: 'B12345674', vatId: 'ESB12345674' }
    const row = { ...sale, vat: 0, gross: 3000, content: { ...(sale.content as object), rate: 0, buyer } }
    const xml = xmlOfRow(row, house, 'es')
    expect(await problemsOf(xml)).toEqual([])
    expect(xml).toContain('<ram:CategoryCode>AE</ram:CategoryCode>')
    expect(xml).toContain('Inversión del sujeto pasivo')
  })

  test('is valid and adds up, whatever is sold to whom', async () => {
    await fc.assert(
      fc.asyncProperty(anyRow, async ({ row, language }) => {
        const xml = xmlOfRow(row, house, language)
        expect(await problemsOf(xml)).toEqual([])
        const amount = (name: string) => cents(textOf(xml, name))
        const all = (name: string) =>
          [...xml.matchAll(new RegExp(`<ram:${name}[^>]*>([^<]*)<`, 'g'))].map((found) => cents(found[1]))
        const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)
        expect(amount('TaxBasisTotalAmount')).toBe(Math.abs(row.net))
        expect(amount('TaxTotalAmount')).toBe(Math.abs(row.vat))
        expect(amount('GrandTotalAmount')).toBe(Math.abs(row.gross))
        // The last of the line totals is their sum (BR-CO-10), the rest is what was taken off or put on (BR-CO-13).
        const lines = all('LineTotalAmount')
        expect(sum(lines.slice(0, -1))).toBe(lines.at(-1))
        expect(lines.at(-1)! - sum(all('AllowanceTotalAmount')) + sum(all('ChargeTotalAmount'))).toBe(Math.abs(row.net))
        // A price is never below zero (BR-27), and a line is its quantity times its price.
        const prices = all('ChargeAmount')
        const quantities = [...xml.matchAll(/<ram:BilledQuantity[^>]*>([^<]*)</g)].map((found) => Number(found[1]))
        for (const [index, price] of prices.entries()) {
          expect(price).toBeGreaterThanOrEqual(0)
          expect(price * quantities[index]! - lines[index]!).toBeCloseTo(0)
        }
        expect(xml).not.toMatch(/<(ram:\w+)[^>]*><\/\1>/)
      }),
      { numRuns: 50 },
    )
  })
})

describe('An invoice for people', () => {
  test('is a PDF/A-3 with every font, and inside it the same invoice for machines', async () => {
    const samples = fc.sample(anyRow, 50)
    for (const { row, language } of [{ row: sale, language: 'fr' }, { row: selfBilled, language: 'fr' }, ...samples]) {
      const { pdf, xml, name } = await invoiceFile(row, house, language)
      const found = await extractXml(pdf)
      expect(found).toMatchObject({ filename: 'factur-x.xml', xml })
      expect(cents(textOf(found.xml, 'GrandTotalAmount'))).toBe(Math.abs(row.gross))
      expect(cents(textOf(found.xml, 'TaxTotalAmount'))).toBe(Math.abs(row.vat))
      expect(name).toMatch(/^[a-z-]+-\d{4}-\d{6}\.pdf$/)
    }
    const { pdf } = await invoiceFile(sale, house)
    const text = pdf.toString('latin1')
    for (const said of ['<pdfaid:part>3</pdfaid:part>', '<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>'])
      expect(text).toContain(said)
  }, 60_000)

  test('made elsewhere takes the XML too, but not when a font is missing', async () => {
    const bare =
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\ntrailer<</Root 1 0 R>>'
    await expect(
      withXml(new TextEncoder().encode(bare), xmlOfRow(sale), { title: 'Facture', author: 'Wiker' }),
    ).rejects.toThrow('Helvetica')
  })
})

test('A credit note is for whom the invoice was, as it is read from the books', async () => {
  const { id: first } = await db.transaction().execute((trx) =>
    issueInvoice(trx, {
      ...given(sale),
      cause: 'invoice:in_1',
      at: new Date('2026-11-23T10:00:00Z'),
    }),
  )
  const { id } = await db.transaction().execute((trx) =>
    issueInvoice(trx, {
      ...given(note),
      cause: 'refund:re_1',
      content: { refund: 're_1', reason: null, rate: 2000 },
      corrects: first,
      at: new Date('2026-11-24T10:00:00Z'),
    }),
  )
  const row = (await readInvoice(db, id))!
  expect(paperOf(row, house)).toMatchObject({
    buyer: { legalName: 'Boulangerie Martin & Fils' },
    corrects: { number: '2026-000001', day: '2026-11-23' },
    gross: 1800,
    isPaid: true,
  })
  expect(await readInvoice(db, 999_999)).toBeUndefined()
  expect((await sql`select from invoice`.execute(db)).rows).toHaveLength(2)
})

test('Papers are worded in every language, each with its own words', () => {
  const keys = ['paper.seller', 'paper.total.gross', 'paper.mention.selfBilled', 'paper.terms.paid']
  const said = ['fr', 'en', 'es', 'ro', 'sv'].map((language) => keys.map((key) => wordsIn(language).t(key)))
  for (const [index] of keys.entries()) expect(new Set(said.map((one) => one[index])).size).toBe(5)
})
