import { zip } from './zip.ts'

/** A cell as a worksheet writes it: `{ v, t, s }` are its value, type and style. */
export interface Cell {
  v: string | number
  t?: string
  s?: number
}

const escaped = (text: unknown) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const letters = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : letters(Math.floor(index / 26) - 1) + letters(index % 26)

/** A small workbook. Styles: 1 is a day, 2 a day with its hour, 3 an hour, 4 a percentage. */
export function xlsx(
  sheets: Record<string, (Cell | string | number | undefined)[][]>,
  options: { epoch1904?: boolean; hidden?: string[]; merged?: string[]; inline?: boolean } = {},
): Buffer {
  const names = Object.keys(sheets)
  const strings: string[] = []
  const cell = (value: Cell | string | number | undefined, row: number, column: number) => {
    if (value === undefined) return ''
    const r = `${letters(column)}${row + 1}`
    if (typeof value === 'string' && options.inline)
      return `<c r="${r}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`
    if (typeof value === 'string') return `<c r="${r}" t="s"><v>${strings.push(value) - 1}</v></c>`
    if (typeof value === 'number') return `<c r="${r}"><v>${value}</v></c>`
    return `<c r="${r}"${value.t ? ` t="${value.t}"` : ''}${value.s ? ` s="${value.s}"` : ''}><v>${escaped(value.v)}</v></c>`
  }
  const parts: Record<string, string> = {}
  const merges = options.merged
    ? `<mergeCells>${options.merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
    : ''
  for (const [index, name] of names.entries()) {
    const rows = sheets[name]!.map((cells, row) =>
      cells.length > 0
        ? `<row r="${row + 1}">${cells.map((one, column) => cell(one, row, column)).join('')}</row>`
        : '',
    )
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet><sheetData>${rows.join('')}</sheetData>${merges}</worksheet>`
  }
  return zip({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook><workbookPr${options.epoch1904 ? ' date1904="1"' : ''}/><sheets>${names
      .map(
        (name, index) =>
          `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"${options.hidden?.includes(name) ? ' state="hidden"' : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}</Relationships>`,
    ...(options.inline ? {} : shared(strings)),
    ...parts,
  })
}

const shared = (strings: string[]) => ({
  'xl/sharedStrings.xml': `<sst>${strings.map((one) => `<si><t xml:space="preserve">${escaped(one)}</t></si>`).join('')}</sst>`,
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-40C]d\\ mmm\\ yyyy\\ h:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="9"/></cellXfs></styleSheet>',
})

/** A package around an OpenDocument body of tables. */
export function ods(tables: string, styles = ''): Buffer {
  return zip({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
  })
}
