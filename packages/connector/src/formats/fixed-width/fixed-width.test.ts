import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { survivesDamage } from '../../testing/damage.ts'
import { open, read } from '../../testing/source.ts'

const widths = [24, 30, 8, 12]
const padded = (cells: string[]) =>
  cells
    .map((cell, index) => cell.padEnd(widths[index]!))
    .join('')
    .trimEnd()
const lines = [
  ['NOM', 'ADRESSE', 'PLACES', 'COMMUNE'],
  ['Halle', '1 rue du Parc', '120', 'Blain'],
  ['Préau d’été', 'place de l’Église', '80', 'Nozay'],
  ['Bibliothèque', '', '45', 'Savenay'],
  ['Théâtre de la rivière', 'quai Sud', '', 'Donges'],
  ['Gymnase', 'rue des Sports', '300', 'Orvault'],
].map(padded)

describe('a text in columns of fixed width', () => {
  it('gives its rows, empty cells left out', async () => {
    const { layer, rows } = await read('salles.txt', `${lines.join('\r\n')}\r\n`)
    expect(layer).toMatchObject({
      format: 'fixed-width',
      headerRow: 1,
      columns: ['NOM', 'ADRESSE', 'PLACES', 'COMMUNE'],
    })
    expect(rows).toHaveLength(5)
    expect(rows[2]).toEqual({ NOM: 'Bibliothèque', PLACES: '45', COMMUNE: 'Savenay' })
    expect(rows[3]).toEqual({ NOM: 'Théâtre de la rivière', ADRESSE: 'quai Sud', COMMUNE: 'Donges' })
  })

  it('follows the line of dashes below its header, numbers to the right and all', async () => {
    const { rows } = await read(
      'a.txt',
      'NOM                PLACES VILLE\n------------------ ------ ----------\nHalle                 120 Blain\nPréau couvert A        80 Nozay\nC                       5 Donges\nD                    1000 Savenay\n',
    )
    expect(rows).toHaveLength(4)
    expect(rows[1]).toEqual({ NOM: 'Préau couvert A', PLACES: '80', VILLE: 'Nozay' })
  })

  it('is read in its own encoding', async () => {
    const { layer, rows } = await read('a.txt', iconv.encode(lines.join('\n'), 'windows-1252'))
    expect(layer.encoding).toBe('windows-1252')
    expect(rows[1]!.NOM).toBe('Préau d’été')
  })

  it('is not seen in prose', async () => {
    const prose =
      'Le loto de l’amicale laïque aura lieu samedi 28 novembre 2026 à 20 h 30.\nVenez nombreux à la salle polyvalente de Blain.\nBuvette et crêpes sur place.\nOuverture des portes à 19 h.\nRenseignements en mairie.\nÀ bientôt.\n'
    expect((await open('a.txt', prose))[0]!.format).toBe('text')
  })

  it('keeps every cell of any table', async () => {
    const word = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/)
    const table = fc.array(fc.tuple(word, word, fc.integer({ min: 1, max: 99999 })), { minLength: 6, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(table, async (cells) => {
        const text = [['Un nom', 'Une ville', 'Places'], ...cells]
          .map(([a, b, c]) => `${String(a).padEnd(22)}${String(b).padEnd(22)}${c}`)
          .join('\n')
        const { rows } = await read('a.txt', text)
        expect(rows.map((row) => [row['Un nom'], row['Une ville'], Number(row.Places)])).toEqual(cells)
      }),
      { numRuns: 40 },
    )
  })

  it('survives any damage', async () => {
    await survivesDamage('a.txt', Buffer.from(lines.join('\n')))
  })
})
