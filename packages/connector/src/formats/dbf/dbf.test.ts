import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { openSource } from '../../convert.ts'
import { survivesDamage } from '../../testing/damage.ts'
import { collect, kinds, read, tableOf } from '../../testing/source.ts'
import { zip } from '../../testing/zip.ts'

type Field = [name: string, type: string, length: number, decimals?: number]

/** A dBASE III table; a row that begins with `*` is deleted. */
function table(
  fields: Field[],
  rows: string[][],
  options: { language?: number; encoding?: string; version?: number } = {},
): Buffer {
  const width = fields.reduce((sum, [, , length]) => sum + length, 1)
  const header = Buffer.alloc(32 + fields.length * 32 + 1)
  header.set([options.version ?? 0x03, 126, 11, 23])
  header.writeUInt32LE(rows.length, 4)
  header.writeUInt16LE(header.length, 8)
  header.writeUInt16LE(width, 10)
  header[29] = options.language ?? 0
  const encoded = (text: string) => iconv.encode(text, options.encoding ?? 'windows-1252')
  for (const [index, [name, type, length, decimals]] of fields.entries()) {
    const at = 32 + index * 32
    encoded(name).copy(header, at)
    header.write(type, at + 11, 'latin1')
    header[at + 16] = length
    header[at + 17] = decimals ?? 0
  }
  header[header.length - 1] = 0x0d
  const body = rows.map((cells) => {
    const deleted = cells[0] === '*'
    const values = deleted ? cells.slice(1) : cells
    const row = Buffer.alloc(width, 0x20)
    if (deleted) row[0] = 0x2a
    let at = 1
    for (const [index, [, , length]] of fields.entries()) {
      encoded(values[index] ?? '').copy(row, at, 0, length)
      at += length
    }
    return row
  })
  return Buffer.concat([header, ...body, Buffer.from([0x1a])])
}

const fields: Field[] = [
  ['NOM', 'C', 20],
  ['PLACES', 'N', 5],
  ['TARIF', 'N', 8, 2],
  ['OUVERT', 'L', 1],
  ['JOUR', 'D', 8],
]
const rows = [
  ['Bibliothèque œuvrée', '  120', '   12.50', 'T', '20261128'],
  ['*', 'Supprimée', '    1', '    1.00', 'F', '20260101'],
  ['Préau d’été', '     ', '        ', '?', '        '],
]

describe('a dBASE table', () => {
  it('gives numbers, days, truth values and accents, without the rows that were deleted', async () => {
    const { layer, rows: found, records } = await read('salles.dbf', table(fields, rows, { language: 0x03 }))
    expect(layer.format).toBe('dbf')
    expect(found).toEqual([
      { NOM: 'Bibliothèque œuvrée', PLACES: 120, TARIF: 12.5, OUVERT: true, JOUR: '2026-11-28' },
      { NOM: 'Préau d’été' },
    ])
    expect(records.map(({ where }) => where)).toEqual([1, 3])
    expect(kinds(layer.repairs)).toContain('deleted-rows')
  })

  it.each([
    [0x02, 'cp850', "Fête à l'école"],
    [0x0e, 'cp850', "Fête à l'école"],
    [0x01, 'cp437', "Fête à l'école"],
    [0xc8, 'windows-1250', 'Şcoală și copii'.replace('ș', 'ş')],
    [0x40, 'cp852', 'Oraş mare'],
  ])('in code page %i is read in %s', async (language, encoding, text) => {
    const { rows: found } = await read(
      'a.dbf',
      table(
        [
          ['NOM', 'C', 20],
          ['N', 'N', 3],
        ],
        [
          [text, '1'],
          ['B', '2'],
        ],
        { language, encoding },
      ),
    )
    expect(found[0]!.NOM).toBe(text)
  })

  it('says nothing of its code page and is judged by its letters', async () => {
    const { rows: found } = await read('a.dbf', table(fields, rows, { encoding: 'utf8' }))
    expect(found[0]!.NOM).toBe('Bibliothèque œuvr')
  })

  it('in an archive has its code page and its long texts beside it', async () => {
    const memo = Buffer.alloc(512 * 3)
    iconv.encode('Une description longue,\r\nsur deux lignes : œuvrée.\x1a\x1a', 'windows-1252').copy(memo, 512)
    memo.write('Un mot', 1024, 'latin1')
    memo[1030] = 0x1a
    const bytes = table(
      [
        ['NOM', 'C', 10],
        ['TEXTE', 'M', 10],
      ],
      [
        ['Halle', '         1'],
        ['Préau', '         2'],
        ['Rien', ''],
      ],
      { version: 0x83 },
    )
    const folder = await mkdtemp(join(tmpdir(), 'wiker-test-'))
    await writeFile(join(folder, 'lot.zip'), zip({ 'salles.dbf': bytes, 'salles.dbt': memo, 'salles.cpg': '1252' }))
    const source = await openSource(join(folder, 'lot.zip'), { today: '2026-11-23' })
    expect(source.members.map(({ path }) => path)).toEqual(['lot.zip/salles.dbf'])
    const { rows: found } = await tableOf(source.members[0]!.layer!)
    expect(found).toEqual([
      { NOM: 'Halle', TEXTE: 'Une description longue,\r\nsur deux lignes : œuvrée.' },
      { NOM: 'Préau', TEXTE: 'Un mot' },
      { NOM: 'Rien' },
    ])
    await source.dispose()
  })

  it('of FoxPro reads its long texts by their length', async () => {
    const memo = Buffer.alloc(64 * 4)
    memo.writeUInt16BE(64, 6)
    memo.writeUInt32BE(1, 128)
    memo.writeUInt32BE(7, 132)
    iconv.encode('L’œuvre', 'windows-1252').copy(memo, 136)
    const folder = await mkdtemp(join(tmpdir(), 'wiker-test-'))
    await writeFile(
      join(folder, 'a.dbf'),
      table(
        [
          ['NOM', 'C', 10],
          ['TEXTE', 'M', 10],
        ],
        [
          ['Halle', '         2'],
          ['B', '999999'],
        ],
        { version: 0xf5, language: 3 },
      ),
    )
    await writeFile(join(folder, 'a.fpt'), memo)
    const source = await openSource(join(folder, 'a.dbf'), { today: '2026-11-23' })
    expect((await tableOf(source.members[0]!.layer!)).rows).toEqual([{ NOM: 'Halle', TEXTE: 'L’œuvre' }, { NOM: 'B' }])
    await source.dispose()
  })

  it('without the file of its long texts says so', async () => {
    const { layer } = await read(
      'a.dbf',
      table(
        [
          ['NOM', 'C', 10],
          ['TEXTE', 'M', 10],
        ],
        [['Halle', '         1']],
        { version: 0x83 },
      ),
    )
    expect(kinds(layer.warnings)).toContain('no-memo-file')
  })

  it('cut off gives the rows that are whole', async () => {
    const many = table(
      fields,
      Array.from({ length: 50 }, () => rows[0]!),
    )
    const source = await read('a.dbf', many.subarray(0, many.length - 100))
    expect(source.rows.length).toBe(47)
    expect(await collect(source.layer.records())).toHaveLength(47)
  })

  it('survives any damage', async () => {
    await survivesDamage('a.dbf', table(fields, rows), 300)
  })
})
