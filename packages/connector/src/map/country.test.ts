import { expect, test } from 'vitest'
import type { Layer, RawRecord } from '../types.ts'
import { guessCountry } from './country.ts'

function table(columns: string[], ...rows: string[][]): [Layer, RawRecord[]] {
  const records = rows.map((values, i) => ({ values, where: i + 2 }))
  const layer: Layer = {
    path: 'table.csv',
    format: 'csv',
    columns,
    repairs: [],
    warnings: [],
    async *records() {
      yield* records
    },
  }
  return [layer, records]
}

const country = ([layer, sample]: [Layer, RawRecord[]], address = 'table.csv') =>
  guessCountry(layer, sample, address)?.country

test('a town hall agenda in Romanian follows the customs of Romania', () => {
  const agenda = table(
    ['Denumire eveniment', 'Data', 'Ora', 'Locație', 'Preț'],
    ['Târgul de Crăciun', '12.12.2026', '10:00', 'Piața Mare', 'intrare liberă'],
    ['Concert de colinde', '20.12.2026', '19:30', 'Filarmonica de Stat', '30 lei'],
  )
  expect(country(agenda)).toBe('RO')
})

test('a list of Swedish bathing places follows the customs of Sweden', () => {
  const places = table(
    ['namn', 'beskrivning', 'kommun'],
    ['Rydssjön', 'Fin badplats med brygga och gräs', 'Linköping'],
    ['Åbybadet', 'Stor sandstrand på östra sidan av sjön', 'Norrköping'],
  )
  expect(country(places)).toBe('SE')
})

test('a Spanish list of facilities follows the customs of Spain', () => {
  const places = table(
    ['nombre', 'direccion', 'codigo_postal', 'municipio', 'horario'],
    ['Biblioteca Municipal', 'Calle Mayor 3', '29680', 'Estepona', 'de lunes a viernes por la mañana'],
  )
  expect(country(places)).toBe('ES')
})

test('a French list follows the customs of France', () => {
  const places = table(['nom', 'adresse', 'commune'], ['Salle des fêtes', 'rue de la Mairie', 'Blain'])
  expect(country(places)).toBe('FR')
})

test('figures and English words alone say nothing of the country', () => {
  expect(country(table(['id', 'name', 'value'], ['1', 'Quiz night', '12.5'], ['2', 'Market', '3']))).toBeUndefined()
})

test('positions in Romania, or an address in Sweden with Swedish words, are believed', () => {
  const [layer, sample] = table(['id'], ['1'])
  const geometry = { type: 'Point', coordinates: [24.15, 45.79] }
  expect(guessCountry(layer, [{ ...sample[0]!, geometry }], 'a.geojson')?.country).toBe('RO')
  expect(country(table(['namn', 'typ'], ['Park', 'lekplats']), 'https://data.kommun.se/a.csv')).toBe('SE')
})
