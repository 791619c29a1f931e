import { describe, expect, it } from 'vitest'
import { survivesDamage } from '../../testing/damage.ts'
import { kinds, open, read, tableOf } from '../../testing/source.ts'

const cell = (type: string, value: string, attributes = '') =>
  `<Cell ${attributes}><Data ss:Type="${type}">${value}</Data></Cell>`
const row = (...cells: string[]) => `<Row>${cells.join('')}</Row>`
const book = (...sheets: string[]) =>
  `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">${sheets.join('')}</Workbook>`
const sheet = (name: string, rows: string, options = '') =>
  `<Worksheet ss:Name="${name}"><Table>${rows}</Table>${options}</Worksheet>`
const header = row(...['Nom', 'Jour', 'Début', 'Heure', 'Places', 'Ouvert'].map((text) => cell('String', text)))
const loto = row(
  cell('String', 'Fête d’été &amp; loto'),
  cell('DateTime', '2026-11-28T00:00:00.000'),
  cell('DateTime', '2026-11-28T20:30:00.000'),
  cell('DateTime', '1899-12-31T20:30:00.000'),
  cell('Number', '120'),
  cell('Boolean', '1'),
)

describe('a workbook in XML of 2003', () => {
  it('gives typed values: a day stays a day, an hour an hour', async () => {
    const { layer, rows } = await read('export.xls', book(sheet('Agenda', header + loto + loto)))
    expect(layer).toMatchObject({ format: 'excel-xml', path: 'export.xls#Agenda' })
    expect(rows[0]).toEqual({
      Nom: 'Fête d’été & loto',
      Jour: '2026-11-28',
      Début: '2026-11-28T20:30:00',
      Heure: '20:30',
      Places: 120,
      Ouvert: true,
    })
  })

  it('puts cells that jump ahead where they belong', async () => {
    const gap = `<Row ss:Index="9">${cell('String', 'Bal')}${cell('Number', '80', 'ss:Index="5"')}</Row>`
    const { rows, records } = await read('a.xls', book(sheet('A', header + loto + gap)))
    expect(rows[1]).toEqual({ Nom: 'Bal', Places: 80 })
    expect(records[1]!.where).toBe(9)
  })

  it('gives a layer for every sheet and tells the hidden one', async () => {
    const options =
      '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>'
    const layers = await open('a.xls', book(sheet('A', header + loto), sheet('B', header + loto, options)))
    expect(layers.map(({ path }) => path)).toEqual(['a.xls#A', 'a.xls#B'])
    await tableOf(layers[0]!)
    expect(kinds(layers[0]!.warnings)).toContain('hidden-sheet')
  })

  it('survives any damage', async () => {
    await survivesDamage('a.xls', Buffer.from(book(sheet('A', header + loto + loto))))
  })
})
