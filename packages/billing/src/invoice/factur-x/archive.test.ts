import { closePress } from '@wiker/platform/pdf/typeset.ts'
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { house, note, sale, selfBilled } from '../../testing/papers.ts'
import { invoiceFile } from './pdf.ts'

// What ISO 19005-3 (PDF/A-3) asks for and a program can see in the file's structure; colours and glyphs on the page are for a validator.
const documents: { name: string; document: PDFDocument; xml: string }[] = []

beforeAll(async () => {
  for (const [row, language] of [
    [sale, 'fr'],
    [note, 'sv'],
    [selfBilled, 'ro'],
  ] as const) {
    const { pdf, name, xml } = await invoiceFile(row, house, language)
    documents.push({ name, xml, document: await PDFDocument.load(pdf, { updateMetadata: false }) })
  }
}, 60_000)
afterAll(closePress)

const text = (value: unknown) =>
  value instanceof PDFHexString || value instanceof PDFString ? value.decodeText() : String(value)
const bytesOf = (value: unknown) => Buffer.from(decodePDFRawStream(value as PDFRawStream).decode())
const key = PDFName.of

test('the file names itself PDF/A-3b and Factur-X EN 16931, in metadata that anybody can read', () => {
  for (const { document } of documents) {
    const stream = document.catalog.lookup(key('Metadata')) as PDFRawStream
    expect(stream.dict.has(key('Filter'))).toBe(false)
    const xmp = Buffer.from(stream.contents).toString('utf8')
    for (const said of [
      'pdfaid:part>3<',
      'pdfaid:conformance>B<',
      'fx:DocumentFileName>factur-x.xml<',
      'fx:ConformanceLevel>EN 16931<',
      'fx:DocumentType>INVOICE<',
    ])
      expect(xmp).toContain(said)
    expect(xmp).toContain('urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#')
  }
})

test('its colours are defined by a profile that is in it, for PDF/A', () => {
  for (const { document } of documents) {
    const intents = document.catalog.lookup(key('OutputIntents'), PDFArray)
    const intent = intents.lookup(0, PDFDict)
    expect(intent.lookup(key('S'))).toBe(key('GTS_PDFA1'))
    const profile = intent.lookup(key('DestOutputProfile')) as PDFRawStream
    expect(String(profile.dict.lookup(key('N')))).toBe('3')
    expect(bytesOf(profile).subarray(36, 40).toString()).toBe('acsp')
  }
})

test('the invoice for machines is attached as what the page is an alternative of, whole', () => {
  for (const { document, xml } of documents) {
    const file = document.catalog.lookup(key('AF'), PDFArray).lookup(0, PDFDict)
    expect(String(file.lookup(key('AFRelationship')))).toMatch(/^\/(Data|Alternative|Source)$/)
    expect(text(file.lookup(key('UF')))).toBe('factur-x.xml')
    const embedded = file.lookup(key('EF'), PDFDict).lookup(key('F')) as PDFRawStream
    expect(embedded.dict.lookup(key('Subtype'))).toBe(key('text/xml'))
    expect(embedded.dict.lookup(key('Params'), PDFDict).has(key('ModDate'))).toBe(true)
    expect(bytesOf(embedded).toString('utf8')).toBe(xml)
    const names = document.catalog
      .lookup(key('Names'), PDFDict)
      .lookup(key('EmbeddedFiles'), PDFDict)
      .lookup(key('Names'), PDFArray)
    expect(text(names.lookup(0))).toBe('factur-x.xml')
  }
})

test('every font is in it, and nothing is that PDF/A forbids: no encryption, no script, nothing that runs when it opens', () => {
  for (const { document } of documents) {
    expect(document.isEncrypted).toBe(false)
    expect(document.context.trailerInfo.ID).toBeDefined()
    for (const name of ['OpenAction', 'AA']) expect(document.catalog.has(key(name))).toBe(false)
    let fonts = 0
    for (const [, object] of document.context.enumerateIndirectObjects()) {
      const dict = object instanceof PDFRawStream ? object.dict : object instanceof PDFDict ? object : undefined
      if (!dict) continue
      if (dict.get(key('S')) instanceof PDFName)
        expect(['/JavaScript', '/Launch', '/Sound', '/Movie']).not.toContain(String(dict.get(key('S'))))
      if (String(dict.get(key('Type'))) !== '/FontDescriptor') continue
      fonts += 1
      const program = ['FontFile', 'FontFile2', 'FontFile3'].map((one) => dict.get(key(one))).find(Boolean)
      expect(program).toBeInstanceOf(PDFRef)
    }
    expect(fonts).toBeGreaterThan(0)
  }
})
