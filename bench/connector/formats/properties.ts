import { offsetTime, type Truth } from '../truth.ts'

/** The record without its point, as map formats with free properties hold it. */
export function properties(record: Truth): Record<string, string | number> {
  return {
    identifiant: record.identifier,
    nom: record.name,
    description: record.description,
    debut: offsetTime(record),
    lieu: record.place,
    adresse: record.street,
    code_postal: record.postalCode,
    commune: record.town,
    code_insee: record.townCode,
    tarif: record.price,
    categorie: record.category,
    organisateur: record.organizer,
  }
}

export const propertyColumns = { name: 'nom', description: 'description', start: 'debut' }
