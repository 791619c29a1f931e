import { truth } from '../truth.ts'
import { writeZip, xml } from '../write.ts'
import { type BenchFormat, noExtension } from './format.ts'
import { sheetColumns, sheetNames } from './sheet.ts'

export const xlsx: BenchFormat = {
  name: 'xlsx',
  file: 'evenements.xlsx',
  says: 'texts in the shared table as Excel writes them, times as numbers with a format',
  divider: 10,
  write: async (path, rows) => {
    const texts = new SharedTexts()
    await writeZip(path, [
      { name: '[Content_Types].xml', pieces: [contentTypes] },
      { name: '_rels/.rels', pieces: [relations('officeDocument', 'xl/workbook.xml')] },
      { name: 'xl/workbook.xml', pieces: [workbook] },
      { name: 'xl/_rels/workbook.xml.rels', pieces: [workbookRelations] },
      { name: 'xl/styles.xml', pieces: [styles] },
      { name: 'xl/worksheets/sheet1.xml', pieces: sheet(rows, texts) },
      // Written after the sheet, when all its texts are known.
      { name: 'xl/sharedStrings.xml', pieces: texts.pieces() },
    ])
  },
  columns: sheetNames,
  ogr2ogr: ['-oo', 'HEADERS=FORCE'],
  duckdb: noExtension('excel'),
  bare: ['xlsx-sheetjs'],
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const part = (name: string, type: string) =>
  `<Override PartName="/xl/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`
const contentTypes = `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('worksheets/sheet1', 'worksheet')}${part('styles', 'styles')}${part('sharedStrings', 'sharedStrings')}</Types>`
const relations = (...pairs: string[]) =>
  `${declaration}<Relationships xmlns="${packaged}/relationships">${pairs
    .map((name, i) =>
      i % 2 ? '' : `<Relationship Id="rId${i / 2 + 1}" Type="${office}/${name}" Target="${pairs[i + 1]}"/>`,
    )
    .join('')}</Relationships>`
const workbookRelations = relations(
  ...['worksheet', 'worksheets/sheet1.xml', 'styles', 'styles.xml', 'sharedStrings', 'sharedStrings.xml'],
)
const workbook = `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Événements" sheetId="1" r:id="rId1"/></sheets></workbook>`
/** Style 1 shows a day and an hour (built-in format 22). */
const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`

/** Each text once, in the order of its first cell. */
class SharedTexts {
  readonly #numbers = new Map<string, number>()

  number(text: string): number {
    let number = this.#numbers.get(text)
    if (number === undefined) {
      number = this.#numbers.size
      this.#numbers.set(text, number)
    }
    return number
  }

  *pieces(): Generator<string> {
    yield `${declaration}<sst xmlns="${main}" uniqueCount="${this.#numbers.size}">`
    for (const text of this.#numbers.keys()) yield `<si><t xml:space="preserve">${xml(text)}</t></si>`
    yield '</sst>'
  }
}

function* sheet(rows: number, texts: SharedTexts): Generator<string> {
  yield `${declaration}<worksheet xmlns="${main}"><sheetData><row r="1">`
  for (const [n, { title }] of sheetColumns.entries())
    yield `<c r="${letter(n)}1" t="s"><v>${texts.number(title)}</v></c>`
  yield '</row>'
  for (let i = 0; i < rows; i++) {
    const record = truth(i)
    yield `<row r="${i + 2}">`
    for (const [n, { kind, say }] of sheetColumns.entries()) {
      const value = say(record)
      const cell = `r="${letter(n)}${i + 2}"`
      if (kind === 'text') yield `<c ${cell} t="s"><v>${texts.number(String(value))}</v></c>`
      else if (kind === 'number') yield `<c ${cell}><v>${value}</v></c>`
      else yield `<c ${cell} s="1"><v>${serial(String(value))}</v></c>`
    }
    yield '</row>'
  }
  yield '</sheetData></worksheet>'
}

const letter = (column: number) => String.fromCharCode(65 + column)

/** Days since the eve of 1900 as Excel counts them. */
const serial = (time: string) => Date.parse(`${time}Z`) / 86_400_000 + 25_569
