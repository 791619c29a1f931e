import { readFile } from 'node:fs/promises'
import { embedFacturX, Profile } from '@stackforge-eu/factur-x'
import { srgbProfile } from '@wiker/platform/pdf/srgb.ts'
import { typeset } from '@wiker/platform/pdf/typeset.ts'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFStream, PDFString } from 'pdf-lib'
import { type InvoiceRow, paperOf } from './paper.ts'
import type { Issuer } from './parties.ts'
import { sheetOf } from './sheet.ts'
import { wordsIn } from './words.ts'
import { xmlOf } from './xml.ts'

const template = new URL('../../../data/invoice.typ', import.meta.url)

export interface InvoiceFile {
  /** `facture-2026-000042.pdf` */
  name: string
  pdf: Buffer
  xml: string
}

/** The invoice of a row as a PDF that people read, with the XML that machines read inside (Factur-X, PDF/A-3b). */
export async function invoiceFile(row: InvoiceRow, issuer: Issuer, language = 'fr'): Promise<InvoiceFile> {
  const paper = paperOf(row, issuer)
  const words = wordsIn(language)
  const sheet = sheetOf(paper, issuer, words)
  const pdf = await typeset({ template: await readFile(template, 'utf8'), data: sheet })
  const xml = xmlOf(paper, issuer, language)
  return {
    name: `${words.t(`paper.file.${paper.kind}`)}-${paper.number}.pdf`,
    xml,
    pdf: await withXml(pdf, xml, { title: sheet.title, author: issuer.legalName }),
  }
}

/** Puts the XML into a PDF whose fonts are all in it. Throws when one is not: such a file would not be kept for ten years. */
export async function withXml(
  pdf: Uint8Array,
  xml: string,
  { title, author }: { title: string; author: string },
): Promise<Buffer> {
  const made = await embedFacturX({
    pdf,
    xml,
    profile: Profile.EN16931,
    rgbIccProfile: srgbProfile(),
    unembeddedFonts: 'throw',
    meta: { title, author, creator: 'Wiker' },
  })
  return await dated(made.pdf)
}

/** The attachment said as Factur-X and PDF/A-3 want it: `text/xml`, with the moment at which it was last changed. */
async function dated(pdf: Uint8Array): Promise<Buffer> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const file = document.catalog.lookup(PDFName.of('AF'), PDFArray).lookup(0, PDFDict)
  const { dict } = file.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F'), PDFStream)
  dict.set(PDFName.of('Subtype'), PDFName.of('text/xml'))
  const changed = document.getModificationDate()!
  dict.lookup(PDFName.of('Params'), PDFDict).set(PDFName.of('ModDate'), PDFString.fromDate(changed))
  return Buffer.from(await document.save({ updateFieldAppearances: false }))
}
