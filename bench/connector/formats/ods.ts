import { truth } from '../truth.ts'
import { writeZip, xml } from '../write.ts'
import { type BenchFormat, noReader } from './format.ts'
import { sheetColumns, sheetNames } from './sheet.ts'

export const ods: BenchFormat = {
  name: 'ods',
  file: 'evenements.ods',
  says: 'typed cells as LibreOffice writes them',
  divider: 20,
  write: (path, rows) =>
    writeZip(path, [
      { name: 'mimetype', pieces: [mediaType], stored: true },
      { name: 'META-INF/manifest.xml', pieces: [manifest] },
      { name: 'styles.xml', pieces: [styles] },
      { name: 'content.xml', pieces: content(rows) },
    ]),
  columns: sheetNames,
  ogr2ogr: ['-oo', 'HEADERS=FORCE'],
  duckdb: noReader,
  bare: ['ods-sheetjs'],
}

const mediaType = 'application/vnd.oasis.opendocument.spreadsheet'
const namespace = (name: string) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`
const manifest = `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest ${namespace('manifest')} manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mediaType}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>`
const styles = `<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles ${namespace('office')} office:version="1.3"><office:styles/></office:document-styles>`

function* content(rows: number): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content ${namespace('office')} ${namespace('table')} ${namespace('text')} office:version="1.3"><office:body><office:spreadsheet><table:table table:name="Événements"><table:table-row>`
  for (const { title } of sheetColumns) yield textCell(title)
  yield '</table:table-row>'
  for (let i = 0; i < rows; i++) {
    const record = truth(i)
    yield '<table:table-row>'
    for (const { kind, say } of sheetColumns) yield cells[kind](say(record))
    yield '</table:table-row>'
  }
  yield '</table:table></office:spreadsheet></office:body></office:document-content>'
}

/** A line of a cell is a paragraph. */
function textCell(text: string | number): string {
  const lines = String(text).split('\n')
  return `<table:table-cell office:value-type="string">${lines.map((line) => `<text:p>${xml(line)}</text:p>`).join('')}</table:table-cell>`
}

const cells = {
  text: textCell,
  number: (value: string | number) =>
    `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${String(value).replace('.', ',')}</text:p></table:table-cell>`,
  moment: (value: string | number) =>
    `<table:table-cell office:value-type="date" office:date-value="${value}"><text:p>${value}</text:p></table:table-cell>`,
}
