import { dayFirst, spokenHour, type Truth, truth } from '../truth.ts'
import { writePieces } from '../write.ts'
import type { BenchFormat } from './format.ts'

const comma = (number: number) => String(number).replace('.', ',')

/** Title of each column, and what a row says in it. */
export const cells: readonly [string, (record: Truth) => string][] = [
  ['Identifiant', (record) => record.identifier],
  ['Nom de l’événement', (record) => record.name],
  ['Description', (record) => record.description],
  ['Date de début', dayFirst],
  ['Heure de début', spokenHour],
  ['Lieu', (record) => record.place],
  ['Adresse', (record) => record.street],
  ['Code postal', (record) => record.postalCode],
  ['Commune', (record) => record.town],
  ['Code INSEE', (record) => record.townCode],
  ['Latitude', (record) => comma(record.latitude)],
  ['Longitude', (record) => comma(record.longitude)],
  ['Tarif (€)', (record) => comma(record.price)],
  ['Catégorie', (record) => record.category],
  ['Organisateur', (record) => record.organizer],
]

export const csv: BenchFormat = {
  name: 'csv',
  file: 'evenements.csv',
  says: 'UTF-8, semicolons, days first, hours as 20h30, decimal commas, quoted line ends',
  divider: 1,
  write: (path, rows) => writePieces(path, lines(rows)),
  columns: {
    name: 'Nom de l’événement',
    description: 'Description',
    start: 'Date de début',
    hour: 'Heure de début',
    latitude: 'Latitude',
    longitude: 'Longitude',
  },
  ogr2ogr: [
    ...['-oo', 'X_POSSIBLE_NAMES=Longitude', '-oo', 'Y_POSSIBLE_NAMES=Latitude'],
    ...['-oo', 'AUTODETECT_TYPE=YES'],
  ],
  duckdb: (file) => `SELECT * FROM read_csv('${file}')`,
  bare: ['csv-own', 'csv-udsv', 'csv-papaparse'],
}

function* lines(rows: number): Generator<string> {
  yield `${cells.map(([title]) => title).join(';')}\n`
  for (let i = 0; i < rows; i++) {
    const record = truth(i)
    yield `${cells.map(([, say]) => quote(say(record))).join(';')}\n`
  }
}

export function quote(cell: string): string {
  return /[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
