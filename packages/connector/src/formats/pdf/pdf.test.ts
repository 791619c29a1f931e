import { describe, expect, it } from 'vitest'
import { survivesDamage } from '../../testing/damage.ts'
import { type Mark, pdf } from '../../testing/pdf.ts'
import { open, read, tableOf } from '../../testing/source.ts'

const xs = [50, 200, 400, 500]

/** A table drawn with lines: each row is its height and the lines of its cells. */
function ruled(top: number, rows: [height: number, cells: string[][]][], edges = xs): Mark[] {
  const bottom = top - rows.reduce((sum, [height]) => sum + height, 0)
  const marks: Mark[] = edges.map((x) => ({ from: [x, bottom], to: [x, top] }))
  let y = top
  for (const [height, cells] of rows) {
    marks.push({ from: [edges[0]!, y], to: [edges.at(-1)!, y] })
    for (const [column, lines] of cells.entries())
      for (const [line, text] of lines.entries()) marks.push({ x: edges[column]! + 5, y: y - 12 - line * 11, text })
    y -= height
  }
  marks.push({ from: [edges[0]!, y], to: [edges.at(-1)!, y] })
  return marks
}

const header: [number, string[][]] = [30, [['Association'], ['Intitulé du', 'projet'], ['Montant']]]
const row = (name: string, project: string[], amount: string): [number, string[][]] => [
  16 + project.length * 11,
  [[name], project, [amount]],
]

describe('a PDF', () => {
  it('with a table drawn in lines gives its rows, cells of several lines and all', async () => {
    const bytes = pdf([
      [
        { x: 50, y: 800, text: 'Subventions de l’année 2026' },
        ...ruled(780, [
          header,
          row('Amicale laïque', ['Fête de l’été, avec', 'les écoles et leurs', 'élèves'], '1 200 €'),
          row('L’œuvre', ['Concert'], '350 €'),
        ]),
      ],
    ])
    const { layer, rows } = await read('s.pdf', bytes)
    expect(layer).toMatchObject({ format: 'pdf', path: 's.pdf#table', headerRow: 1 })
    expect(rows).toEqual([
      {
        Association: 'Amicale laïque',
        'Intitulé du projet': 'Fête de l’été, avec les écoles et leurs élèves',
        Montant: '1 200 €',
      },
      { Association: 'L’œuvre', 'Intitulé du projet': 'Concert', Montant: '350 €' },
    ])
  })

  it('whose table goes on over pages gives one table, its header once', async () => {
    const page = (from: number) =>
      ruled(800, [
        header,
        ...Array.from({ length: 10 }, (_, index) => row(`Club ${from + index}`, ['Tournoi'], `${from + index} €`)),
      ])
    const { rows } = await read('s.pdf', pdf([page(1), page(11), page(21)]))
    expect(rows.map(({ Montant }) => Montant)).toEqual(Array.from({ length: 30 }, (_, index) => `${index + 1} €`))
  })

  it('with two different tables gives both', async () => {
    const bytes = pdf([
      [
        ...ruled(800, [header, row('A', ['Bal'], '1 €'), row('B', ['Loto'], '2 €')]),
        ...ruled(
          500,
          [
            [20, [['Salle'], ['Places']]],
            [20, [['Halle'], ['120']]],
            [20, [['Préau'], ['80']]],
          ],
          [60, 300, 450],
        ),
      ],
    ])
    const layers = await open('s.pdf', bytes)
    expect(layers.map(({ path }) => path)).toEqual(['s.pdf#table1', 's.pdf#table2'])
    expect((await tableOf(layers[1]!)).rows).toEqual([
      { Salle: 'Halle', Places: '120' },
      { Salle: 'Préau', Places: '80' },
    ])
  })

  it('with a table without lines gives its rows by where their texts stand', async () => {
    const places = [
      ['Nom', 'Adresse', 'Places'],
      ['Halle', 'rue du Parc', '120'],
      ['Préau', 'place de l’Église', '80'],
      ['Gymnase', 'rue des Sports', '300'],
      ['Théâtre', 'quai Sud', '450'],
    ]
    const marks = places.flatMap((cells, line) =>
      cells.map((text, column) => ({ x: [60, 200, 420][column]!, y: 700 - line * 16, text })),
    )
    const { rows } = await read('s.pdf', pdf([[{ x: 60, y: 760, text: 'Les salles de la ville', size: 16 }, ...marks]]))
    expect(rows).toHaveLength(4)
    expect(rows[1]).toEqual({ Nom: 'Préau', Adresse: 'place de l’Église', Places: '80' })
  })

  it('of prose says that there is no table', async () => {
    const prose = Array.from({ length: 30 }, (_, line) => ({
      x: 60,
      y: 780 - line * 14,
      text: 'Le conseil municipal, après en avoir délibéré, approuve à l’unanimité.',
    }))
    await expect(open('pv.pdf', pdf([prose]))).rejects.toMatchObject({ problem: { key: 'no-table' } })
  })

  it('without text, as a scanner makes it, says so', async () => {
    await expect(open('scan.pdf', pdf([[{ from: [0, 0], to: [10, 10] }]]))).rejects.toMatchObject({
      problem: { key: 'pdf-without-text' },
    })
  })

  it('survives any damage', async () => {
    await survivesDamage('a.pdf', pdf([ruled(780, [header, row('A', ['Bal'], '1 €'), row('B', ['Loto'], '2 €')])]), 120)
  })
})
