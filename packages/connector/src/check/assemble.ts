import type { CanonicalRecord, Entity } from '@wiker/model'
import type { Draft } from './row.ts'

/** Makes the canonical records of an entity from drafts, in the order and shape of docs/contracts; absent fields are absent. */
export function assembler(entity: Entity): (draft: Draft, id: string, provenance: object) => CanonicalRecord {
  const type = types[entity]
  const readers = shapes[entity].map(readerOf)
  const isEvent = entity === 'event'
  return (draft, id, provenance) => {
    const { fields } = draft
    const record: Record<string, unknown> = { type, id }
    for (const { name, read } of readers) {
      const value = read === undefined ? fields[name] : read(fields)
      if (value !== undefined) record[name] = value
    }
    if (fields.category !== undefined) record.categories = fields.category
    if (fields['image.credit'] !== undefined && record.image)
      record.image = { ...(record.image as object), credit: fields['image.credit'] }
    if (isEvent) {
      record.eventStatus ??= 'scheduled'
      if (record.startDate !== undefined && record.endDate === undefined) record.endDate = null
    }
    if (hasAny(draft.additional)) record.additional = draft.additional
    if (draft.warnings.length > 0) record.warnings = draft.warnings
    record.provenance = provenance
    return record as CanonicalRecord
  }
}

type Fields = Record<string, unknown>

function readerOf(name: string): { name: string; read?: (fields: Fields) => object | undefined } {
  if (name === 'location') return { name, read: location }
  if (!references.has(name)) return { name }
  const parts = ['identifier', 'url', 'telephone', 'email'].map((part) => ({ part, field: `${name}.${part}` }))
  return {
    name,
    read: (fields) => {
      const said = fields[name]
      if (said === undefined) return undefined
      const result: Record<string, unknown> = typeof said === 'object' ? { ...said } : { name: said }
      for (const { part, field } of parts) {
        const value = fields[field]
        if (value !== undefined) result[part] = value
      }
      return result
    },
  }
}

export const types: Record<Entity, string> = {
  event: 'Event',
  place: 'Place',
  organization: 'Organization',
  article: 'Article',
  offer: 'Offer',
  menu: 'Menu',
  market: 'Market',
  subsidy: 'Subsidy',
  budget: 'BudgetLine',
  deliberation: 'Deliberation',
  statistic: 'Statistic',
  notice: 'Notice',
  address: 'Address',
  transit: 'Transit',
  catalog: 'Dataset',
  other: 'Other',
}

const thing = 'identifier name description url image'
const address = 'streetAddress postalCode addressLocality townCode addressCountry latitude longitude'
const words = (text: string) => text.split(' ')
const addressParts = words(address)
const shapes: Record<Entity, string[]> = {
  event: words(
    `${thing} startDate endDate doorTime previousStartDate recurrence eventStatus location organizer price priceCurrency isAccessibleForFree typicalAgeRange audience accessibility attendanceMode registrationUrl maximumAttendeeCapacity inLanguage keywords dateModified telephone email`,
  ),
  place: words(
    `${thing} ${address} telephone email geometry openingHours maximumAttendeeCapacity isAccessibleForFree accessibility manager dateModified`,
  ),
  organization: words(
    `${thing} ${address} telephone email alternateName taxID rnaNumber legalForm foundingDate dissolutionDate openingHours numberOfEmployees`,
  ),
  article: words(
    `${thing} articleBody datePublished dateModified author publisher townCode addressLocality inLanguage`,
  ),
  offer: words(`${thing} offeredBy price priceCurrency validFrom validThrough location`),
  menu: words(`${thing} date meal dishes restaurant townCode addressLocality`),
  market: words(`${thing} ${address} openingHours openingHoursText season organizer`),
  subsidy: words(
    `${thing} amount currency date year grantor beneficiary purpose nature conditions townCode addressLocality`,
  ),
  budget: words(`${thing} amount currency year section direction accountCode functionCode body townCode`),
  deliberation: words(`${thing} date body subject subjectCode votesFor votesAgainst abstentions townCode`),
  statistic: words(`${thing} value unit date year dimension townCode addressLocality`),
  notice: words(`${thing} datePublished validFrom validThrough severity publisher townCode`),
  address: words(`${thing} ${address} houseNumber street`),
  transit: words(`${thing} ${address} geometry`),
  catalog: words(`${thing} publisher licence dateModified keywords distributions`),
  other: words(`${thing} ${address} telephone email geometry`),
}

/** Organisations named by another record, made of the columns that speak of them. */
const references = new Set(['organizer', 'manager', 'beneficiary', 'grantor', 'body', 'offeredBy', 'publisher'])

function location(fields: Fields): object | undefined {
  const said = fields.location
  const place: Record<string, unknown> = {}
  if (typeof said === 'string') place.name = said
  else if (typeof said === 'object') Object.assign(place, said)
  if (fields['location.url'] !== undefined) place.url = fields['location.url']
  for (const part of addressParts) if (fields[part] !== undefined) place[part] = fields[part]
  return hasAny(place) ? place : undefined
}

export function hasAny(object: object): boolean {
  for (const _ in object) return true
  return false
}
