import type { Told } from './telling.ts'

/** How a table is written; any of it may change from one export to the next. */
export interface TableStyle {
  delimiter: ';' | ',' | '\t'
  encoding: 'utf-8' | 'windows-1252' | 'utf-8-bom'
  dates: 'french' | 'iso'
  /** Other names for the columns, by their usual one. */
  renamed?: Record<string, string>
  /** Columns that are left out. */
  without?: string[]
  /** How many columns from the left have gone to the right. */
  turned?: number
  /** Lines above the header. */
  title?: string
  /** No rows, only the header. */
  bare?: boolean
}

export const plainTable: TableStyle = { delimiter: ';', encoding: 'utf-8', dates: 'french' }

const eventColumns: [string, (told: Told, style: TableStyle) => string][] = [
  ['Titre', ({ name }) => name],
  ['Date de début', ({ start }, { dates }) => dayIn(start, dates)],
  ['Heure', ({ start }) => start.slice(11)],
  ['Date de fin', ({ end }, { dates }) => dayIn(end, dates)],
  ['Heure de fin', ({ end }) => end.slice(11)],
  ['Lieu', ({ hall }) => hall],
  ['Adresse', ({ street }) => street],
  ['Code postal', ({ town }) => town.postalCode],
  ['Commune', ({ town }) => town.name],
  ['Organisateur', ({ organiser }) => organiser],
  ['Description', ({ text }) => text],
  ['Tarif', ({ number }) => `${(number.length % 7) + 2},50 €`],
  ['Statut', ({ cancelled }) => (cancelled ? 'Annulé' : 'Programmé')],
]
const placeColumns: typeof eventColumns = [
  ['Nom de l’équipement', ({ name }) => name],
  ['Adresse', ({ street }) => street],
  ['Code postal', ({ town }) => town.postalCode],
  ['Commune', ({ town }) => town.name],
  ['Latitude', ({ latitude }) => latitude.toFixed(6).replace('.', ',')],
  ['Longitude', ({ longitude }) => longitude.toFixed(6).replace('.', ',')],
]
const clubColumns: typeof eventColumns = [
  ['Nom de l’association', ({ name }) => name],
  ['Adresse', ({ street }) => street],
  ['Code postal', ({ town }) => town.postalCode],
  ['Commune', ({ town }) => town.name],
  ['Téléphone', ({ telephone }) => telephone],
]

export type TableKind = 'event' | 'place' | 'organization'
const columnsOf = { event: eventColumns, place: placeColumns, organization: clubColumns }

export function writeTable(kind: TableKind, told: Told[], style: TableStyle): Buffer {
  const { delimiter, renamed = {}, without = [], turned = 0, title, bare } = style
  const kept = columnsOf[kind].filter(([name]) => !without.includes(name))
  const columns = [...kept.slice(turned), ...kept.slice(0, turned)]
  const cell = (text: string) =>
    /["\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
  const line = (cells: string[]) => cells.map(cell).join(delimiter)
  const lines = [
    ...(title ? [title, ''] : []),
    line(columns.map(([name]) => renamed[name] ?? name)),
    ...(bare ? [] : told.map((one) => line(columns.map(([, value]) => value(one, style))))),
  ]
  return encoded(`${lines.join('\r\n')}\r\n`, style.encoding)
}

function dayIn(date: string, dates: TableStyle['dates']): string {
  const day = date.slice(0, 10)
  return dates === 'iso' ? day : day.split('-').reverse().join('/')
}

function encoded(text: string, encoding: TableStyle['encoding']): Buffer {
  if (encoding === 'windows-1252') return Buffer.from(text.replaceAll('’', '\x92'), 'latin1')
  return Buffer.from(encoding === 'utf-8-bom' ? `\uFEFF${text}` : text)
}
