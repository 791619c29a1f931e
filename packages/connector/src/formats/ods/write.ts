import type { CanonicalRecord } from '@wiker/model'
import { flatRows } from '../table/flat-rows.ts'
import type { WriteOptions } from '../write-options.ts'
import { escapeXml, writePackage } from '../xml/write-package.ts'

const TYPE = 'application/vnd.oasis.opendocument.spreadsheet'
const NAMESPACE = 'urn:oasis:names:tc:opendocument:xmlns'

/** A spreadsheet (OpenDocument 1.3) with one table: a header, a row for each record, days as days. */
export function writeOds(records: AsyncIterable<CanonicalRecord>, options: WriteOptions): AsyncGenerator<Uint8Array> {
  return writeOdsRows(flatRows(records), options.title)
}

/** Any rows, the names of their columns first. */
export function writeOdsRows(rows: AsyncIterable<unknown[]>, title = 'records'): AsyncGenerator<Uint8Array> {
  return writePackage([
    { path: 'mimetype', text: TYPE, plain: true },
    {
      path: 'META-INF/manifest.xml',
      text: `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="${NAMESPACE}:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${TYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    },
    { path: 'content.xml', text: content(rows, title) },
  ])
}

async function* content(rows: AsyncIterable<unknown[]>, title: string): AsyncGenerator<string> {
  const spaces = ['office', 'table', 'text', 'style', 'number'].map((one) => {
    const name = one === 'number' ? 'datastyle' : one
    return `xmlns:${one}="${NAMESPACE}:${name}:1.0"`
  })
  const day =
    '<number:date-style style:name="day"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style><style:style style:name="day-cell" style:family="table-cell" style:data-style-name="day"/>'
  const name = escapeXml(title.replace(/[[\]:*?/\\']/g, ' ').trim() || 'records')
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${spaces.join(' ')} office:version="1.3"><office:automatic-styles>${day}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="${name}">`
  for await (const row of rows) yield `<table:table-row>${row.map(cell).join('')}</table:table-row>`
  yield '</table:table></office:spreadsheet></office:body></office:document-content>'
}

function cell(value: unknown): string {
  if (value === undefined || value === null || value === '') return '<table:table-cell/>'
  if (typeof value === 'number' && Number.isFinite(value))
    return typed('float', `office:value="${value}"`, String(value))
  if (typeof value === 'boolean') return typed('boolean', `office:boolean-value="${value}"`, String(value))
  const text = String(value)
  if (isDay(text)) return typed('date', `office:date-value="${text}" table:style-name="day-cell"`, text)
  return `<table:table-cell office:value-type="string">${text.split('\n').map(paragraph).join('')}</table:table-cell>`
}

const typed = (type: string, value: string, text: string): string =>
  `<table:table-cell office:value-type="${type}" ${value}><text:p>${text}</text:p></table:table-cell>`

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** Blanks in a row, and at the ends, are elements: others would fall together (OpenDocument 1.3 §6.1.2). */
function paragraph(text: string): string {
  const marked = escapeXml(text)
    .replace(/^ +| {2,}| +$/g, (blanks) => `<text:s text:c="${blanks.length}"/>`)
    .replaceAll('\t', '<text:tab/>')
  return `<text:p>${marked}</text:p>`
}
