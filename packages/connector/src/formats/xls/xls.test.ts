import { readFile } from 'node:fs/promises'
import * as library from '@e965/xlsx'
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { openSource } from '../../convert.ts'
import { survivesDamage } from '../../testing/damage.ts'
import { kinds, open, read, tableOf, temporaryFile } from '../../testing/source.ts'

library.set_cptable(codepages)

type BookType = 'biff8' | 'biff5' | 'biff4' | 'biff2' | 'xlsb'

const rows = [
  ['Nom', 'Jour', 'Début', 'Heure', 'Places', 'Ouvert'],
  ['Bibliothèque œuvrée', 46354, 46354 + 20.5 / 24, 20.5 / 24, 120, true],
  ['Fête à l’été', 46355, 46355 + 0.375, 0.375, 80, false],
]
const styles = ['', 'dd/mm/yyyy', 'd mmm yyyy h:mm', 'h:mm']

function book(bookType: BookType, options: { date1904?: boolean; hidden?: boolean; codepage?: number } = {}): Buffer {
  const shift = options.date1904 ? 1462 : 0
  const sheet = library.utils.aoa_to_sheet(
    rows.map((row) =>
      row.map((cell, index) =>
        shift && typeof cell === 'number' && (index === 1 || index === 2) ? cell - shift : cell,
      ),
    ),
  )
  for (const [address, cell] of Object.entries(sheet)) {
    const style = styles['ABCDEF'.indexOf(address[0]!)]
    if (style && typeof cell.v === 'number') cell.z = style
  }
  const made = library.utils.book_new()
  library.utils.book_append_sheet(made, sheet, 'Agenda')
  if (options.hidden) library.utils.book_append_sheet(made, library.utils.aoa_to_sheet(rows), 'Brouillon')
  made.Workbook = {
    WBProps: { date1904: options.date1904 ?? false },
    Sheets: [{ Hidden: 0 }, { Hidden: 1 }].slice(0, made.SheetNames.length) as never,
  }
  return library.write(made, {
    type: 'buffer',
    bookType: bookType as library.BookType,
    codepage: options.codepage ?? 1252,
  } as never)
}

/** A stream of BIFF5 records ([MS-XLS] §2.4) with text cells in the given code page. */
function excel5(codepage: number, cells: string[][]): Buffer {
  const record = (type: number, ...parts: (Buffer | number)[]) => {
    const body = Buffer.concat(parts.map((part) => (typeof part === 'number' ? word(part) : part)))
    return Buffer.concat([word(type), word(body.length), body])
  }
  const text = (value: string) => iconv.encode(value, codepage === 10000 ? 'macintosh' : `windows-${codepage}`)
  const bof = (kind: number) => record(0x809, 0x500, kind, 0, 0)
  const sheet = Buffer.concat([
    bof(0x10),
    ...cells.flatMap((row, y) => row.map((value, x) => record(0x204, y, x, 0, text(value).length, text(value)))),
    record(0x0a),
  ])
  const start = (offset: number) =>
    Buffer.concat([bof(5), record(0x42, codepage), record(0x85, offset, 0, 0, Buffer.from('\x06Feuil1')), record(0x0a)])
  return Buffer.concat([start(start(0).length), sheet])
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

describe('an old workbook', () => {
  it.each<BookType>(['biff8', 'xlsb'])('of kind %s gives days, hours, truth values and accents', async (kind) => {
    const { rows } = await read('a.bin', book(kind))
    expect(rows[0]).toEqual({
      Nom: 'Bibliothèque œuvrée',
      Jour: '2026-11-28',
      Début: '2026-11-28T20:30:00',
      Heure: '20:30',
      Places: 120,
      Ouvert: true,
    })
    expect(rows[1]!.Nom).toBe('Fête à l’été')
  })

  it.each([
    [1252, 'Bibliothèque œuvrée'],
    [1250, 'Bibliotecă și școală'.replaceAll('ș', 'ş')],
    [10000, 'Fête à l’été'],
  ])('of Excel 5 in code page %i keeps its accents', async (codepage, text) => {
    const { layer, rows } = await read(
      'a.xls',
      excel5(codepage, [
        ['Nom', 'Ville', 'Quartier'],
        [text, 'Blain', text],
        ['B', 'Nozay', 'C'],
      ]),
    )
    expect(layer.path).toBe('a.xls#Feuil1')
    expect(rows[0]).toEqual({ Nom: text, Ville: 'Blain', Quartier: text })
  })

  it('without a container around it is read as well', async () => {
    const { rows } = await read('vieux', book('biff4'))
    expect(rows).toHaveLength(2)
    expect(rows[0]!.Places).toBe(120)
  })

  it('counts its days from 1904 when it was made on a Macintosh (failure 10)', async () => {
    const { rows } = await read('a.xls', book('biff8', { date1904: true }))
    expect(rows[0]).toMatchObject({ Jour: '2026-11-28', Début: '2026-11-28T20:30:00' })
  })

  it('tells which sheet is hidden', async () => {
    const layers = await open('a.xls', book('biff8', { hidden: true }))
    expect(layers.map(({ path }) => path)).toEqual(['a.xls#Agenda', 'a.xls#Brouillon'])
    await tableOf(layers[0]!)
    expect(kinds(layers[0]!.warnings)).toContain('hidden-sheet')
  })

  it('of a catalogue found in the wild has its two rows', async () => {
    const sample = await readFile(new URL('samples/catalog.xls', import.meta.url))
    const { layer, rows } = await read('catalog.xls', sample)
    expect(layer.path).toBe('catalog.xls#catalog')
    expect(layer.columns).toHaveLength(23)
    expect(rows.map((row) => row.url)).toEqual(['https://example.com/resource-1', 'https://example.com/resource-2'])
    expect(rows[1]!['dataset.archived']).toBe('2022-01-30T01:11:38')
  })

  it('cut short is refused or read as far as it goes', async () => {
    const source = await openSource(await temporaryFile('a.xls', book('biff8').subarray(0, 1500)), {
      today: '2026-11-23',
    })
    expect(source.error ?? source.members[0]?.layer).toBeDefined()
  })

  it.each<BookType>(['biff8', 'biff5', 'biff4', 'xlsb'])('of kind %s survives any damage', async (kind) => {
    await survivesDamage('a.xls', book(kind), kind === 'xlsb' ? 40 : 150)
  })
})
