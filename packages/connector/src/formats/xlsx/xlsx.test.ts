import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kinds, open, read, tableOf } from '../../testing/source.ts'
import { xlsx } from '../../testing/workbooks.ts'
import { formatKind, serialToIso } from './number-format.ts'

const header = ['Nom', 'Date', 'Places']

describe('a workbook', () => {
  it('may have no shared texts and no styles', async () => {
    const { rows } = await read(
      'i.xlsx',
      xlsx(
        {
          F: [
            ['Nom', 'Places'],
            ['Halle', 12],
            ['Préau', 8],
          ],
        },
        { inline: true },
      ),
    )
    expect(rows).toEqual([
      { Nom: 'Halle', Places: 12 },
      { Nom: 'Préau', Places: 8 },
    ])
  })

  it('gives a layer for every sheet with rows, wherever the data are', async () => {
    const layers = await open(
      'comptes.xlsx',
      xlsx({
        Accueil: [['Bienvenue dans ce classeur']],
        Vide: [],
        'Données 2026': [['Salles de la ville'], [], header, ['Halle', 46354, 12], ['Préau', 46355, 8]],
      }),
    )
    expect(layers.map(({ path }) => path)).toEqual(['comptes.xlsx#Accueil', 'comptes.xlsx#Données 2026'])
    const { layer, rows } = await tableOf(layers[1]!)
    expect(layer.headerRow).toBe(3)
    expect(rows).toEqual([
      { Nom: 'Halle', Date: 46354, Places: 12 },
      { Nom: 'Préau', Date: 46355, Places: 8 },
    ])
    await tableOf(layers[0]!)
    expect(layers[0]!.warnings).toContainEqual({ kind: 'empty-sheet', count: 1, where: 'Vide' })
  })

  it('gives a merged cell to every row it stands beside, also in a header of two rows', async () => {
    const { layer, rows } = await read(
      'm.xlsx',
      xlsx(
        {
          F: [
            ['Catégorie', 'Nom', 'Adresse', undefined, 'Places'],
            [undefined, undefined, 'Rue', 'Commune', undefined],
            ['Sport', 'Gymnase', 'rue du Parc', 'Blain', 300],
            [undefined, 'Stade', 'rue du Port', 'Blain', 900],
            [undefined, undefined, undefined, undefined, undefined],
            ['Culture', 'Halle', 'place du Marché', 'Blain', 120],
          ],
        },
        { merged: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:E2', 'A3:A5'] },
      ),
    )
    expect(layer.columns).toEqual(['Catégorie', 'Nom', 'Adresse Rue', 'Adresse Commune', 'Places'])
    expect(rows.map((row) => [row.Catégorie, row.Nom])).toEqual([
      ['Sport', 'Gymnase'],
      ['Sport', 'Stade'],
      ['Culture', 'Halle'],
    ])
    expect(layer.repairs).toContainEqual({ kind: 'merged-cells', count: 1 })
  })

  it('with several tables on a sheet gives a layer for each', async () => {
    const layers = await open(
      's.xlsx',
      xlsx({
        F: [
          ['Salles'],
          ['Nom', 'Places'],
          ['Halle', 120],
          ['Préau', 80],
          [],
          ['Tarifs'],
          ['Salle', 'Jour', 'Prix'],
          ['Halle', 'samedi', 120.5],
          ['Préau', 'dimanche', 80],
          ['Préau', 'lundi', 60],
        ],
      }),
    )
    expect(layers.map(({ path, headerRow }) => [path, headerRow])).toEqual([
      ['s.xlsx#F', 2],
      ['s.xlsx#F (2)', 7],
    ])
    const [halls, prices] = await Promise.all(layers.map(tableOf))
    expect(halls!.rows).toEqual([
      { Nom: 'Halle', Places: 120 },
      { Nom: 'Préau', Places: 80 },
    ])
    expect(prices!.rows).toHaveLength(3)
  })

  it('whose groups are set apart by blank rows is one table', async () => {
    const groups = [
      ['Nom', 'Places'],
      ['Halle', 120],
      ['Préau', 80],
      [],
      ['Stade', 900],
      ['Gymnase', 300],
      ['Dojo', 30],
    ]
    const layers = await open('g.xlsx', xlsx({ F: groups }))
    expect(layers).toHaveLength(1)
    expect((await tableOf(layers[0]!)).rows).toHaveLength(5)
  })

  it.each([
    ['1900', false, 46354],
    ['1904', true, 46354 - 1462],
  ])('reads days, hours and both in the epoch of %s (failure 10)', async (_, epoch1904, day) => {
    const { rows } = await read(
      'd.xlsx',
      xlsx(
        {
          F: [
            ['Nom', 'Jour', 'Début', 'Heure', 'Part'],
            ['Loto', { v: day, s: 1 }, { v: day + 20.5 / 24, s: 2 }, { v: 20.5 / 24, s: 3 }, { v: 0.25, s: 4 }],
            ['Bal', { v: day + 1, s: 1 }, { v: day, s: 2 }, { v: 9 / 24, s: 3 }, { v: 1, s: 4 }],
          ],
        },
        { epoch1904 },
      ),
    )
    expect(rows[0]).toEqual({
      Nom: 'Loto',
      Jour: '2026-11-28',
      Début: '2026-11-28T20:30:00',
      Heure: '20:30',
      Part: '25%',
    })
    // The cell shows an hour: whether midnight is meant is told by its column, in the understanding.
    expect(rows[1]!.Début).toBe('2026-11-28T00:00:00')
    expect(rows[1]!.Jour).toBe('2026-11-29')
  })

  it('takes cached values, truth values, inline text and no errors', async () => {
    const { rows } = await read(
      't.xlsx',
      xlsx({
        F: [
          ['Nom', 'Oui', 'Texte', 'Erreur'],
          ['A', { v: 1, t: 'b' }, { v: 'calculé & lu', t: 'str' }, { v: '#N/A', t: 'e' }],
          ['B', { v: 0, t: 'b' }, { v: 'x', t: 'str' }, 3],
        ],
      }),
    )
    expect(rows).toEqual([
      { Nom: 'A', Oui: true, Texte: 'calculé & lu' },
      { Nom: 'B', Oui: false, Texte: 'x', Erreur: 3 },
    ])
  })

  it('says that a sheet was hidden', async () => {
    const { layer } = await read('h.xlsx', xlsx({ Secret: [header, ['A', 1, 2], ['B', 2, 3]] }, { hidden: ['Secret'] }))
    expect(kinds(layer.warnings)).toContain('hidden-sheet')
  })

  it('keeps every accent of a large sheet', async () => {
    const text = 'Bibliothèque œuvrée à l’été'
    const { rows } = await read(
      'g.xlsx',
      xlsx({
        F: [
          ['Nom', 'Numéro'],
          ...Array.from({ length: 8000 }, (_, index) => [{ v: `${text} ${index}`, t: 'str' }, index]),
        ],
      }),
    )
    expect(rows).toHaveLength(8000)
    expect(rows.every(({ Nom, Numéro }) => Nom === `${text} ${Numéro}`)).toBe(true)
  })

  it('with nothing in it is refused', async () => {
    await expect(open('v.xlsx', xlsx({ F: [], G: [] }))).rejects.toMatchObject({ problem: { key: 'no-records' } })
  })
})

describe('a number shown as a date', () => {
  it.each([
    ['dd/mm/yyyy', 'date'],
    ['[$-40C]d mmmm yyyy;@', 'date'],
    ['d/m/yy h:mm', 'datetime'],
    ['[h]:mm', 'time'],
    ['mm:ss', 'time'],
    ['#,##0.00 "€"', 'number'],
    ['0.00" jours"', 'number'],
    ['General', 'number'],
  ] as const)('%s is a %s', (code, kind) => {
    expect(formatKind(code)).toBe(kind)
  })

  it('comes back as the day it was, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_000_000 }), fc.boolean(), (serial, epoch1904) => {
        const day = serialToIso(serial, 'date', epoch1904)!
        const epoch = epoch1904 ? '1904-01-01' : '1899-12-30'
        expect((Date.parse(day) - Date.parse(epoch)) / 86_400_000).toBe(serial)
      }),
    )
  })

  it('knows that 1900 was no leap year', () => {
    expect(serialToIso(1, 'date', false)).toBe('1900-01-01')
    expect(serialToIso(59, 'date', false)).toBe('1900-02-28')
    expect(serialToIso(61, 'date', false)).toBe('1900-03-01')
  })
})
