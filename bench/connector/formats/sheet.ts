import { localTime, type Truth } from '../truth.ts'

/** A column of a workbook; `moment` is a time without an offset, as a cell holds it. */
export interface SheetColumn {
  title: string
  kind: 'text' | 'number' | 'moment'
  say: (record: Truth) => string | number
}

export const sheetColumns: readonly SheetColumn[] = [
  { title: 'Identifiant', kind: 'text', say: (record) => record.identifier },
  { title: 'Nom de l’événement', kind: 'text', say: (record) => record.name },
  { title: 'Description', kind: 'text', say: (record) => record.description },
  { title: 'Début', kind: 'moment', say: localTime },
  { title: 'Lieu', kind: 'text', say: (record) => record.place },
  { title: 'Adresse', kind: 'text', say: (record) => record.street },
  { title: 'Code postal', kind: 'text', say: (record) => record.postalCode },
  { title: 'Commune', kind: 'text', say: (record) => record.town },
  { title: 'Code INSEE', kind: 'text', say: (record) => record.townCode },
  { title: 'Latitude', kind: 'number', say: (record) => record.latitude },
  { title: 'Longitude', kind: 'number', say: (record) => record.longitude },
  { title: 'Tarif (€)', kind: 'number', say: (record) => record.price },
  { title: 'Catégorie', kind: 'text', say: (record) => record.category },
  { title: 'Organisateur', kind: 'text', say: (record) => record.organizer },
]

export const sheetNames = {
  name: 'Nom de l’événement',
  description: 'Description',
  start: 'Début',
  latitude: 'Latitude',
  longitude: 'Longitude',
}
