import type { CanonicalRecord } from '@wiker/model'
import { Unreadable } from '../../problem.ts'
import { flatRows } from '../table/flat-rows.ts'
import type { WriteOptions } from '../write-options.ts'
import { escapeXml, writePackage } from '../xml/write-package.ts'

const MOST_ROWS = 1_048_576
/** What a cell of Excel holds. */
const LONGEST = 32_767
const NAMESPACE = 'http://schemas.openxmlformats.org'

/**
 * A workbook (ECMA-376) with one sheet: a frozen header, a row for each record, days as days. Text is never a formula.
 * @throws Unreadable `too-many-rows` when there are more records than a sheet has rows.
 */
export function writeXlsx(records: AsyncIterable<CanonicalRecord>, options: WriteOptions): AsyncGenerator<Uint8Array> {
  return writeXlsxRows(flatRows(records), options.title)
}

/** Any rows, the names of their columns first. */
export function writeXlsxRows(rows: AsyncIterable<unknown[]>, title?: string): AsyncGenerator<Uint8Array> {
  const main = `${NAMESPACE}/spreadsheetml/2006/main`
  const office = `${NAMESPACE}/officeDocument/2006/relationships`
  const name = escapeXml(
    (title ?? 'records')
      .replace(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 31) || 'records',
  )
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return writePackage([
    {
      path: '[Content_Types].xml',
      text: `${start}<Types xmlns="${NAMESPACE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
    },
    {
      path: '_rels/.rels',
      text: `${start}<Relationships xmlns="${NAMESPACE}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      path: 'xl/workbook.xml',
      text: `${start}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      path: 'xl/_rels/workbook.xml.rels',
      text: `${start}<Relationships xmlns="${NAMESPACE}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      path: 'xl/styles.xml',
      text: `${start}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`,
    },
    { path: 'xl/worksheets/sheet1.xml', text: sheet(rows, main) },
  ])
}

const start = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

async function* sheet(rows: AsyncIterable<unknown[]>, main: string): AsyncGenerator<string> {
  yield `${start}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
  let line = 0
  for await (const row of rows) {
    if (++line > MOST_ROWS) throw new Unreadable('too-many-rows', { limit: MOST_ROWS })
    const style = line === 1 ? ' s="2"' : ''
    yield `<row r="${line}">${row.map((value, column) => cell(value, `${letters(column)}${line}`, style)).join('')}</row>`
  }
  yield '</sheetData></worksheet>'
}

function cell(value: unknown, place: string, style: string): string {
  if (value === undefined || value === null || value === '') return ''
  if (typeof value === 'number' && Number.isFinite(value)) return `<c r="${place}"><v>${value}</v></c>`
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`
  const text = String(value)
  const day = dayNumber(text)
  if (day !== undefined) return `<c r="${place}" s="1"><v>${day}</v></c>`
  return `<c r="${place}" t="inlineStr"${style}><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

/** A day after Lotus' leap year of 1900 as the number a workbook keeps for it. */
function dayNumber(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1900-03-01') return undefined
  const time = Date.parse(`${text}T00:00:00Z`)
  const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  return real ? time / 86_400_000 + 25_569 : undefined
}

/** ECMA-376 §22.9.2.19: characters XML does not have are written `_x0007_`, and so is what looks like it. */
function escaped(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
  const codes = cut
    .replace(/_(?=x[\dA-F]{4}_)/gi, '_x005F_')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 does not allow
    .replace(/[\x00-\x08\x0b-\x1f]/g, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
  return escapeXml(codes)
}

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)
}
