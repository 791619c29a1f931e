import { describe, expect, it } from 'vitest'
import { kinds, open, read, tableOf } from '../../testing/source.ts'
import { ods } from '../../testing/workbooks.ts'

const text = (value: string, attributes = '') =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${value}</text:p></table:table-cell>`
const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`
const table = (name: string, rows: string, attributes = '') =>
  `<table:table table:name="${name}" ${attributes}>${rows}</table:table>`
const header = row(text('Nom'), text('Jour'), text('Heure'), text('Places'))
const loto = row(
  text('Loto<text:s text:c="2"/>géant'),
  '<table:table-cell office:value-type="date" office:date-value="2026-11-28T00:00:00"><text:p>28/11/26</text:p></table:table-cell>',
  '<table:table-cell office:value-type="time" office:time-value="PT20H30M00S"><text:p>20:30</text:p></table:table-cell>',
  '<table:table-cell office:value-type="float" office:value="120"><text:p>120</text:p><office:annotation><text:p>note</text:p></office:annotation></table:table-cell>',
)

describe('an OpenDocument workbook', () => {
  it('gives typed values: a day stays a day, notes are no text', async () => {
    const { rows } = await read('a.ods', ods(table('Agenda', header + loto + loto)))
    expect(rows[0]).toEqual({ Nom: 'Loto  géant', Jour: '2026-11-28', Heure: '20:30', Places: 120 })
  })

  it('does not unfold a million empty rows and cells', async () => {
    const empty =
      '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    const gap = row(
      text('Halle'),
      '<table:table-cell table:number-columns-repeated="2"/>',
      text('12'),
      '<table:table-cell table:number-columns-repeated="16380"/>',
    )
    const { rows, records } = await read(
      'a.ods',
      ods(table('A', header + loto + empty.replace('1048000', '3') + gap + gap + empty)),
    )
    expect(rows).toHaveLength(3)
    expect(rows[1]).toEqual({ Nom: 'Halle', Places: '12' })
    expect(records[1]!.where).toBe(6)
  })

  it('unfolds rows and cells that are repeated with values', async () => {
    const same = `<table:table-row table:number-rows-repeated="2">${text('Halle', 'table:number-columns-repeated="2"')}${text('10')}${text('4')}</table:table-row>`
    expect((await read('a.ods', ods(table('A', header + loto + same)))).rows).toHaveLength(3)
  })

  it('gives a layer for every table and tells the hidden one', async () => {
    const style = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    const layers = await open(
      'a.ods',
      ods(
        table('A', header + loto + loto) + table('B', header + loto + loto, 'table:style-name="ta2"') + table('C', ''),
        style,
      ),
    )
    expect(layers.map(({ path }) => path)).toEqual(['a.ods#A', 'a.ods#B'])
    await tableOf(layers[0]!)
    expect(kinds(layers[0]!.warnings)).toEqual(expect.arrayContaining(['hidden-sheet', 'empty-sheet']))
  })
})
