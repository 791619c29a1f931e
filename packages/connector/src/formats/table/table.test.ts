import { describe, expect, it } from 'vitest'
import { kinds, read } from '../../testing/source.ts'

const lines = (...rows: string[]) => `${rows.join('\n')}\n`

describe('a table, of text or of a sheet', () => {
  it('finds its header under title lines and says on which line it is (failure 6)', async () => {
    const { layer, rows } = await read(
      'e.csv',
      lines(
        'Équipements de la commune;;;',
        'mis à jour le 3 mars 2026;;;',
        ';;;',
        'Nom;Adresse;Code postal;Places',
        'Salle polyvalente;rue du Parc;44130;300',
        'Gymnase;rue des Sports;44130;150',
      ),
    )
    expect(layer.headerRow).toBe(4)
    expect(rows).toHaveLength(2)
    expect(layer.facts?.title).toContain('Équipements de la commune')
  })

  it('gives the headings among its rows to the rows below them, and leaves sums out', async () => {
    const { layer, rows } = await read(
      's.csv',
      lines(
        'Club;Ville;Montant',
        'SPORTS;;',
        'Judo;Blain;300',
        'Basket;Blain;500',
        'Total sports;;800',
        'CULTURE;;',
        'Chorale;Nozay;200',
      ),
    )
    expect(layer.columns).toEqual(['Club', 'Ville', 'Montant', 'category'])
    expect(rows.map(({ Club, category }) => [Club, category])).toEqual([
      ['Judo', 'SPORTS'],
      ['Basket', 'SPORTS'],
      ['Chorale', 'CULTURE'],
    ])
    expect(kinds(layer.repairs)).toEqual(expect.arrayContaining(['section-row', 'totals-row']))
  })

  it('is set upright when it lies on its side', async () => {
    const { layer, rows } = await read(
      't.csv',
      lines('Nom;Salle du Lac;Foyer', 'Adresse;Quai Surcouf;Rue du Four', 'Code postal;44130;44590', 'Places;80;120'),
    )
    expect(layer.columns).toEqual(['Nom', 'Adresse', 'Code postal', 'Places'])
    expect(rows).toEqual([
      { Nom: 'Salle du Lac', Adresse: 'Quai Surcouf', 'Code postal': '44130', Places: '80' },
      { Nom: 'Foyer', Adresse: 'Rue du Four', 'Code postal': '44590', Places: '120' },
    ])
    expect(kinds(layer.repairs)).toContain('turned-table')
  })

  it('names its columns when it has no header', async () => {
    const { layer, rows } = await read(
      'p.csv',
      lines('Alexandre,12,2019-01-02', 'Zoé,15,2019-02-03', 'Ali,9,2019-05-06', 'Marie,22,2020-01-01'),
    )
    expect(layer.columns).toEqual(['column1', 'column2', 'column3'])
    expect(layer.headerRow).toBeUndefined()
    expect(rows).toHaveLength(4)
    expect(kinds(layer.warnings)).toContain('no-header')
  })

  it('names its columns when it is nothing but words without a header', async () => {
    const { layer, rows } = await read(
      'p.csv',
      lines(
        'Dupont;Marie;Blain',
        'Martin;Paul;Donges',
        'Durand;Anne;Savenay',
        'Petit;Luc;Blain',
        'Moreau;Zoé;Donges',
        'Roux;Jean;Blain',
      ),
    )
    expect(layer.headerRow).toBeUndefined()
    expect(rows).toHaveLength(6)
  })

  it('sees that a list of people has no header', async () => {
    const { layer, rows } = await read('l.csv', lines('Marie Dupont', 'Jean Martin', 'Paul Durand', 'Lucie Petit'))
    expect(layer.headerRow).toBeUndefined()
    expect(rows).toHaveLength(4)
  })

  it('leaves out a line of units below its header', async () => {
    const { layer, rows } = await read(
      'u.csv',
      lines(
        'code;nom;lat;lon;places',
        'texte;texte;degrés;degrés;nombre',
        '1;A;47.1;-1.2;3',
        '2;B;47.2;-1.3;4',
        '3;C;47.3;-1.4;5',
        '4;D;47.3;-1.4;5',
      ),
    )
    expect(layer.columns).toEqual(['code', 'nom', 'lat', 'lon', 'places'])
    expect(rows).toHaveLength(4)
  })

  it('joins a header of two lines', async () => {
    const { layer, rows } = await read(
      'd.csv',
      lines(
        'Nom;Adresse;;Capacité;',
        ';Rue;Ville;Assis;Debout',
        'Halle;rue A;Blain;100;200',
        'Préau;rue B;Blain;50;90',
      ),
    )
    expect(layer.columns).toEqual(['Nom', 'Adresse Rue', 'Adresse Ville', 'Capacité Assis', 'Capacité Debout'])
    expect(rows).toHaveLength(2)
  })

  it('leaves out header lines that come again, comments, totals and notes below', async () => {
    const { layer, rows } = await read(
      'm.csv',
      lines(
        '# export du 3 mars',
        'nom;lieu;montant',
        'A;Blain;10',
        'nom;lieu;montant',
        'B;Blain;20',
        '# fin de page',
        'C;Blain;30',
        'Total;;60',
        '',
        'Source : mairie de Blain;;',
      ),
    )
    expect(rows.map(({ nom }) => nom)).toEqual(['A', 'B', 'C'])
    expect(kinds(layer.repairs)).toEqual(
      expect.arrayContaining(['repeated-header', 'comment-line', 'totals-row', 'lines-below-table']),
    )
  })

  it('keeps a place whose name begins with Total', async () => {
    const { rows } = await read(
      's.csv',
      lines('nom;lieu;pompes', 'Esso;Blain;4', 'Total Access;Savenay;6', 'Avia;Donges;2'),
    )
    expect(rows).toHaveLength(3)
  })

  it('tells apart columns of one name', async () => {
    expect((await read('n.csv', lines('Nom;Tél;Tél', 'A;1;2', 'B;3;4'))).layer.columns).toEqual([
      'Nom',
      'Tél',
      'Tél (2)',
    ])
  })

  it('keeps rows that are too long or too short and says which', async () => {
    const { layer, rows } = await read(
      'r.csv',
      lines('nom;lieu;places', 'A;Blain;1', 'B;Blain', 'C;Blain;3;surprise', 'D;Blain;4', 'E;Blain;5;'),
    )
    expect(rows).toHaveLength(5)
    expect(rows[2]).toEqual({ nom: 'C', lieu: 'Blain', places: '3', column4: 'surprise' })
    expect(layer.warnings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'row-too-short', where: 'row 3' }),
        expect.objectContaining({ kind: 'row-too-long', where: 'row 4' }),
      ]),
    )
  })

  it('says that its last row was cut off', async () => {
    const { layer, rows } = await read('c.csv', 'nom;lieu;places\nA;Blain;1\nB;Blain;2\nC;Bl')
    expect(rows).toHaveLength(3)
    expect(kinds(layer.warnings)).toContain('last-row-cut-off')
  })

  it('may have nothing but a header', async () => {
    const { layer, rows } = await read('h.csv', 'nom;lieu;places\n')
    expect(layer.columns).toEqual(['nom', 'lieu', 'places'])
    expect(rows).toEqual([])
  })
})
