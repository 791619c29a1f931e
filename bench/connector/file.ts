import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

export const headers = [
  'Identifiant',
  'Nom de l’événement',
  'Description',
  'Date de début',
  'Heure de début',
  'Lieu',
  'Adresse',
  'Code postal',
  'Commune',
  'Code INSEE',
  'Latitude',
  'Longitude',
  'Tarif (€)',
  'Catégorie',
  'Organisateur',
]

/** What every reader of the file must find in a row. */
export interface ExpectedRow {
  identifier: string
  name: string
  /** `2026-11-28`. */
  day: string
  townCode: string
  latitude: number
}

const kinds = [
  'Loto',
  'Vide-grenier',
  'Concert de Noël',
  'Fête de l’été',
  'Thé dansant',
  'Théâtre',
  'Randonnée pédestre',
  'Exposition',
]
const hosts = [
  'amicale laïque',
  'comité des fêtes',
  'école Saint-Exupéry',
  'société de chasse',
  'harmonie « Les Gais Musiciens »',
  'club du 3ᵉ âge',
]
const places = [
  'Salle polyvalente',
  'Église Saint-Étienne',
  'Médiathèque',
  'Halle du marché',
  'Théâtre de verdure',
  'Complexe sportif',
]
/** Places that do not exist: the first codes lose their zero easily, as in Ain. */
export const towns = [
  { name: 'Saint-Élan-sur-Lône', code: '01901', postalCode: '01990', latitude: 46.1, longitude: 5.2 },
  { name: 'Château-l’Évêché', code: '44901', postalCode: '44990', latitude: 47.4, longitude: -1.7 },
  { name: 'Île-aux-Hérons', code: '44902', postalCode: '44990', latitude: 47.3, longitude: -2.1 },
  { name: 'Le Pré-aux-Bœufs', code: '85901', postalCode: '85990', latitude: 46.7, longitude: -1.4 },
]

/** Row `i`, always the same: a French town hall's file, with accents, day first, decimal commas, quotes and quoted line ends. */
export function row(i: number): { cells: string[]; expected: ExpectedRow } {
  const kind = pick(kinds, i)
  const host = pick(hosts, i * 7 + 3)
  const town = pick(towns, i * 5 + 1)
  const name = `${kind} n° ${i} – ${host}`
  const date = new Date(Date.UTC(2026, 0, 1) + (i % 730) * 86_400_000).toISOString().slice(0, 10)
  const latitude = round(town.latitude + (i % 997) / 10_000)
  const longitude = round(town.longitude + (i % 991) / 10_000)
  const comma = (number: number) => String(number).replace('.', ',')
  const cells = [
    `EV-${i}`,
    name,
    i % 10 === 0
      ? `Venez nombreux ;\nrenseignements à l’accueil, "entrée" libre`
      : `Organisé par ${host} à ${town.name}`,
    date.split('-').reverse().join('/'),
    `${String(8 + (i % 14)).padStart(2, '0')}h${i % 2 ? '30' : '00'}`,
    pick(places, i * 3),
    `${(i % 90) + 1} rue de l’Église`,
    town.postalCode,
    town.name,
    town.code,
    comma(latitude),
    comma(longitude),
    comma((i % 40) / 2),
    kind,
    host,
  ]
  return { cells, expected: { identifier: `EV-${i}`, name, day: date, townCode: town.code, latitude } }
}

/** Rows that are looked at closely in the output; all are counted. */
export const isChecked = (i: number): boolean => i % 997 === 0

/** Writes the file, `;` between cells, UTF-8; gives its size in bytes. */
export async function writeFile(path: string, rows: number): Promise<number> {
  const out = createWriteStream(path)
  out.write(`${headers.join(';')}\n`)
  let piece = ''
  for (let i = 0; i < rows; i++) {
    piece += `${row(i).cells.map(quote).join(';')}\n`
    if (piece.length < 1 << 18 && i < rows - 1) continue
    if (!out.write(piece)) await once(out, 'drain')
    piece = ''
  }
  out.end()
  await once(out, 'finish')
  return out.bytesWritten
}

export function quote(cell: string): string {
  return /[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function pick<T>(list: readonly T[], i: number): T {
  return list[i % list.length]!
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
