import { describe, expect, test } from 'vitest'
import type { Layer, RawRecord } from '../types.ts'
import { guessCountry } from './country.ts'

/** The country of a table written with `|` between cells. */
function countryOf(...lines: string[]): string | undefined {
  const [columns, ...rows] = lines.map((line) => line.split('|').map((cell) => cell.trim())) as [
    string[],
    ...string[][],
  ]
  const records: RawRecord[] = rows.map((values, i) => ({ values, where: i + 2 }))
  const layer: Layer = {
    path: 'table.csv',
    format: 'csv',
    columns,
    repairs: [],
    warnings: [],
    records: async function* () {
      yield* records
    },
  }
  return guessCountry(layer, records, 'table.csv')?.country
}

describe('neighbours whose files look like those of France', () => {
  test('four-figure postal codes are Swiss or Belgian when the towns beside them are not those of a code that lost its zero', () => {
    expect(
      countryOf(
        'Société | Adresse | NPA | Localité | Tél.',
        'Fanfare | Rue du Lac 3 | 1530 | Payerne | 026 660 11 22',
        'Gym | Chemin Neuf 1 | 1530 | Payerne | 026 660 33 44',
      ),
    ).toBe('CH')
    expect(
      countryOf(
        'nom | rue | code postal | commune',
        'Hall omnisports | Rue du Stade 1 | 6700 | Arlon',
        'Piscine | Rue de la Source 9 | 6700 | Arlon',
      ),
    ).not.toBe('FR')
  })

  test('codes that lost their zero stay French', () => {
    expect(
      countryOf(
        'nom | adresse | code postal | commune',
        'Salle | rue de la Mairie | 1000 | Bourg-en-Bresse',
        'Stade | rue du Stade | 1200 | Bellegarde',
      ),
    ).not.toBe('BE')
  })

  test('a British postcode or grid, an Irish Eircode and a German list are told by what they hold', () => {
    expect(
      countryOf('Venue | Address | Postcode', 'Guildhall | High Street | YO1 9QL', 'Barn | Mill Lane | YO26 6RS'),
    ).toBe('GB')
    expect(countryOf('Venue | Address | Eircode', 'Parish Hall | Main Street | V94 T9PX')).toBe('IE')
    expect(
      countryOf(
        'Verein | Straße | PLZ | Ort | Ansprechpartner',
        'Schützenverein | Am Markt 4 | 37073 | Göttingen | H. Groß',
        'Chor | Weender Straße 8 | 37073 | Göttingen | E. Jäger',
      ),
    ).toBe('DE')
  })

  test('a projection or a register named by a column tells the country', () => {
    expect(countryOf('id | e_lv95 | n_lv95', '1 | 2600000 | 1200000')).toBe('CH')
    expect(countryOf('ID | NAMN | N_SWEREF99TM | E_SWEREF99TM', '1 | A | 6400000 | 320000')).toBe('SE')
  })

  test('a link to a film that anybody may have published says nothing of the country', () => {
    expect(
      countryOf(
        'id | talk | video',
        '1 | TypeScript | https://youtu.be/abcdefghijk',
        '2 | Rust | https://youtu.be/lmnopqrstuv',
      ),
    ).toBeUndefined()
  })
})
