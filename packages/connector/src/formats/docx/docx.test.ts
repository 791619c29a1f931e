import { describe, expect, it } from 'vitest'
import { survivesDamage } from '../../testing/damage.ts'
import { open, read, tableOf } from '../../testing/source.ts'
import { zip } from '../../testing/zip.ts'

const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const cell = (text: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${text.split('|').map(paragraph).join('')}</w:tc>`
const row = (cells: string[], header = false) =>
  `<w:tr>${header ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.join('')}</w:tr>`
const table = (...rows: string[]) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`
const docx = (body: string) =>
  zip({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
  })
const odt = (body: string) =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
  })

const halls = table(
  row(
    ['Salle', 'Adresse', 'Places'].map((text) => cell(text)),
    true,
  ),
  row([cell('Halle'), cell('1 rue du Parc|44130 Blain'), cell('120')]),
  row([cell('Préau', '<w:vMerge w:val="restart"/>'), cell('place de l’Église'), cell('80')]),
  row([cell('', '<w:vMerge/>'), cell('cour'), cell('20')]),
)

describe('a Word document', () => {
  it('gives its table, cells of several lines and merged ones', async () => {
    const { layer, rows } = await read('salles.docx', docx(`${paragraph('Les salles')}${halls}${paragraph('fin')}`))
    expect(layer).toMatchObject({ path: 'salles.docx#table', format: 'docx', headerRow: 1 })
    expect(rows).toEqual([
      { Salle: 'Halle', Adresse: '1 rue du Parc\n44130 Blain', Places: '120' },
      { Salle: 'Préau', Adresse: 'place de l’Église', Places: '80' },
      { Salle: 'Préau', Adresse: 'cour', Places: '20' },
    ])
  })

  it('gives each of its tables, and none for a frame around a title', async () => {
    const frame = table(row([cell('Ville de Blain')]))
    const layers = await open(
      'a.docx',
      docx(
        frame +
          halls +
          table(
            row([cell('Nom', '<w:gridSpan w:val="2"/>'), cell('Jour')]),
            row([cell('A'), cell('B'), cell('lundi')]),
            row([cell('C'), cell('D'), cell('mardi')]),
          ),
      ),
    )
    expect(layers.map(({ path }) => path)).toEqual(['a.docx#table1', 'a.docx#table2'])
    expect((await tableOf(layers[1]!)).rows).toHaveLength(2)
  })

  it('without a table is the announcement it makes', async () => {
    const { rows } = await read(
      'loto.docx',
      docx(
        `${paragraph('Loto de l’amicale laïque')}${paragraph('Samedi 28 novembre 2026 à 20 h 30, salle polyvalente.')}`,
      ),
    )
    expect(rows[0]).toMatchObject({ startDate: '2026-11-28T20:30:00+01:00' })
  })

  it('survives any damage', async () => {
    await survivesDamage('a.docx', docx(halls))
  })
})

describe('an OpenDocument text', () => {
  const row = (...texts: string[]) =>
    `<table:table-row>${texts.map((text) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`).join('')}</table:table-row>`

  it('gives its table under its own name', async () => {
    const { layer, rows } = await read(
      'a.odt',
      odt(
        `<text:p>Titre</text:p><table:table table:name="Salles">${row('Nom', 'Places')}${row('Halle', '120')}${row('Préau', '80')}</table:table>`,
      ),
    )
    expect(layer).toMatchObject({ path: 'a.odt#Salles', format: 'odt' })
    expect(rows).toEqual([
      { Nom: 'Halle', Places: '120' },
      { Nom: 'Préau', Places: '80' },
    ])
  })

  it('without a table is the announcement it makes', async () => {
    const { rows } = await read(
      'a.odt',
      odt('<text:h>Bal des pompiers</text:h><text:p>Le 14 juillet 2026 à 21 h, place de la Mairie.</text:p>'),
    )
    expect(rows[0]).toMatchObject({ startDate: '2026-07-14T21:00:00+02:00' })
  })
})
