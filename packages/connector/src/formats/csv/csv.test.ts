import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { kinds, memberOf, read } from '../../testing/source.ts'
import { openCsv } from './read.ts'

const lines = (...rows: string[]) => `${rows.join('\n')}\n`

describe('a table in text', () => {
  it.each([';', ',', '\t', '|', '^', '~', ':'])(
    'is read with the separator %j, which nobody had to tell (failure 2)',
    async (separator) => {
      const rows =
        ['nom', 'ville', 'places'].join(separator) +
        '\n' +
        Array.from({ length: 8 }, (_, index) => [`Salle ${index}`, 'Blain', `${index}0`].join(separator)).join('\n')
      const { layer, rows: found } = await read('salles.csv', rows)
      expect(layer.delimiter).toBe(separator)
      expect(layer.columns).toEqual(['nom', 'ville', 'places'])
      expect(found[3]).toEqual({ nom: 'Salle 3', ville: 'Blain', places: '30' })
    },
  )

  it('takes its separator from the rows, not from commas in a header (failure 25)', async () => {
    const { layer, rows } = await read(
      's.csv',
      lines(
        'Nom, prénom, titre;Adresse, complète, du lieu',
        ...Array.from({ length: 60 }, (_, i) => `Salle ${i};rue ${i}`),
      ),
    )
    expect(layer.delimiter).toBe(';')
    expect(rows).toHaveLength(60)
    expect(layer.columns).toEqual(['Nom, prénom, titre', 'Adresse, complète, du lieu'])
  })

  it('keeps decimal commas whole in a semicolon table', async () => {
    const { layer, rows } = await read(
      'p.csv',
      lines('nom;lat;lon', 'Lavoir;47,47;-1,76', 'Moulin;47,48;-1,77', 'Halle;47,49;-1,78'),
    )
    expect(layer.delimiter).toBe(';')
    expect(rows[0]).toEqual({ nom: 'Lavoir', lat: '47,47', lon: '-1,76' })
  })

  it('keeps line breaks inside headers and cells, and counts lines as an editor does (failure 7)', async () => {
    const { layer, rows, records } = await read(
      't.csv',
      '"Nom\nde la salle";Texte;Places\n"Halle";"premier\nsecond\ntroisième";10\n"Préau";seul;20\n"Dojo";seul;30\n',
    )
    expect(layer.columns).toEqual(['Nom de la salle', 'Texte', 'Places'])
    expect(rows[0]!.Texte).toBe('premier\nsecond\ntroisième')
    expect(records.map(({ where }) => where)).toEqual([3, 6, 7])
  })

  it.each([
    ['to the end of the file', ''],
    ['up to a quote far below', 'fin "entre guillemets";rue;9\n'],
  ])('does not lose rows to a quote that never closes, %s (failure 8)', async (_, tail) => {
    const body = Array.from({ length: 70 }, (_, index) => `Association ${index};rue ${index};${index}`)
    body[4] = '"Amicale;rue 4;4'
    const { layer, records } = await read('a.csv', `${lines('nom;adresse;montant', ...body)}${tail}`)
    expect(records).toHaveLength(tail ? 71 : 70)
    expect(layer.warnings.find(({ kind }) => kind === 'unclosed-quote')).toMatchObject({ count: 1, where: 'row 6' })
  })

  it('does not lose rows when the next quoted cell would close the quote', async () => {
    const { records } = await read(
      'a.csv',
      lines('nom;adresse;montant', 'A;rue 1;1', 'B;"rue 2;2', 'C;rue 3;3', 'D;rue 4;4', 'E;"rue; cinq";5', 'F;rue 6;6'),
    )
    expect(records).toHaveLength(6)
  })

  it('still lets a real text span many lines', async () => {
    const text = Array.from({ length: 80 }, (_, index) => `ligne ${index}; avec un point-virgule`).join('\n')
    const { rows, layer } = await read('t.csv', `nom;texte;places\nA;"${text}";1\nB;court;2\nC;court;3\n`)
    expect(rows).toHaveLength(3)
    expect(rows[0]!.texte).toBe(text)
    expect(layer.warnings).toEqual([])
  })

  it.each(['\n', '\r\n', '\r'])('ends its lines with %j', async (end) => {
    const { rows } = await read('l.csv', ['nom;places', 'Halle;10', 'Préau;20', 'Dojo;30', ''].join(end))
    expect(rows).toEqual([
      { nom: 'Halle', places: '10' },
      { nom: 'Préau', places: '20' },
      { nom: 'Dojo', places: '30' },
    ])
  })

  it('mixes line ends in one file', async () => {
    expect((await read('l.csv', 'nom;places\r\nHalle;10\nPréau;20\rDojo;30\r\n')).rows).toHaveLength(3)
  })

  it('is unwrapped when every line is quoted as a whole', async () => {
    const { layer, rows } = await read(
      'w.csv',
      lines('"nom;ville;cp"', '"Halle;""Blain; bourg"";44130"', '"Préau;Donges;44480"'),
    )
    expect(layer.delimiter).toBe(';')
    expect(rows[0]).toEqual({ nom: 'Halle', ville: 'Blain; bourg', cp: '44130' })
  })

  it('obeys a first line that names the separator', async () => {
    const { layer, rows } = await read('x.csv', 'sep=;\r\nnom;a,b\r\nHalle;1,2\r\n')
    expect(layer.headerRow).toBe(2)
    expect(rows).toEqual([{ nom: 'Halle', 'a,b': '1,2' }])
  })

  it('reads single quotes and backslashes as quotes where they are, not apostrophes', async () => {
    expect((await read('q.csv', lines('nom;texte', "'Halle';'a;b'", "'Préau';'c;d'"))).rows[0]).toEqual({
      nom: 'Halle',
      texte: 'a;b',
    })
    expect((await read('q.csv', lines('nom;texte', "L'Isle d'Abeau;'t Hof", "Val-d'Oise;b"))).rows[0]).toEqual({
      nom: "L'Isle d'Abeau",
      texte: "'t Hof",
    })
    expect(
      (await read('q.csv', lines('nom,texte', '"Halle","dite \\"la grande\\", au bourg"', '"Préau","b"'))).rows[0]!
        .texte,
    ).toBe('dite "la grande", au bourg')
  })

  it('leaves out byte order marks and NUL characters', async () => {
    const { layer, rows } = await read('b.csv', '\ufeff\ufeffnom;places\nHa\0lle;1\nPréau;2\n')
    expect(layer.columns).toEqual(['nom', 'places'])
    expect(rows[0]!.nom).toBe('Halle')
    expect(kinds(layer.repairs)).toEqual(expect.arrayContaining(['byte-order-marks', 'null-characters']))
  })

  it.each(['windows-1252', 'iso-8859-15', 'utf-16le', 'utf-8'])(
    'keeps its accents in %s (failure 1)',
    async (encoding) => {
      const bytes = iconv.encode(
        lines('Libellé;Catégorie', 'Théâtre de l’Été – 5 €;spectacle', 'Fête à Noël;loisirs', 'Bibliothèque;culture'),
        encoding,
        { addBOM: encoding.startsWith('utf-16') },
      )
      const { layer, rows } = await read('a.csv', bytes)
      expect(layer.columns).toEqual(['Libellé', 'Catégorie'])
      expect(rows[1]!.Libellé).toBe('Fête à Noël')
    },
  )

  it('repairs accents that were decoded wrongly once before', async () => {
    const { layer, rows } = await read(
      'm.csv',
      lines('nom;lieu', 'FÃªte de la libÃ©ration;Ã‰cole', 'Loto;salle', 'Bal;préau'),
    )
    expect(rows[0]).toEqual({ nom: 'Fête de la libération', lieu: 'École' })
    expect(rows[2]!.lieu).toBe('préau')
    expect(layer.repairs.find(({ kind }) => kind === 'mojibake')).toMatchObject({ count: 2 })
  })

  it('gives every row again when it is read again, and counts its repairs once', async () => {
    const { layer } = await read('t.csv', lines('nom;lieu', 'A;Blain', 'nom;lieu', 'B;Blain'))
    for await (const _ of layer.records());
    expect(layer.repairs.find(({ kind }) => kind === 'repeated-header')?.count).toBe(1)
  })

  it('reads rows as they come: as many out as in, never the whole file in memory (failures 22 and 26)', async () => {
    const row = 'Association sportive et culturelle;12 rue de la République;44130;Blain;"subvention; 2026"\n'
    const count = 120_000
    const member = await memberOf('g.csv', `nom;adresse;cp;ville;objet\n${row.repeat(count)}`)
    const [layer] = await openCsv(member, { format: 'csv', confidence: 1 })
    let rows = 0
    for await (const { values } of layer!.records()) if (values[4] === 'subvention; 2026') rows++
    expect(rows).toBe(count)
  })

  it('gives back any cells that were written by the rules of RFC 4180', async () => {
    const cell = fc
      .string({ unit: 'grapheme-ascii', maxLength: 12 })
      .filter((text) => !text.includes('\0') && text === text.trim() && !text.startsWith('#'))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 }), async (rows) => {
        const text = [
          ['cle_un', 'cle_deux', 'cle_trois', 'numero'],
          ...rows.map((row, index) => [...row, `${index + 1000}`]),
        ]
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\r\n')
        const { rows: found } = await read('p.csv', text)
        expect(found.map(({ numero }) => numero)).toEqual(rows.map((_, index) => `${index + 1000}`))
        expect(found.map((row) => [row.cle_un ?? '', row.cle_deux ?? '', row.cle_trois ?? ''])).toEqual(rows)
      }),
      { numRuns: 60 },
    )
  })
})
