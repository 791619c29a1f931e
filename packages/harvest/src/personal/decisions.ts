import type { CanonicalRecord } from '@wiker/model'
import { withoutPersons } from './persons.ts'

/** Matters that are about one person by nature: staff, scholarships, graves (ACTES 4.1, 4.2, 4.4; 8.2 social aid). */
const ofOne = /^(?:4\.|8\.2)/

/**
 * A decision of a council, or its notice, without the private persons it names. It may be published, its personal data may not (CRPA L312-1-2;
 * L311-6 for what judges or describes a person); the offices of elected people stay.
 */
export function withoutNamedPersons(record: CanonicalRecord): CanonicalRecord {
  if (record.type !== 'Deliberation') return record
  const { name, subject, description } = record
  const blanked = { name: blank(name), subject: blank(subject), description: blank(description) }
  const personal = ofOne.test(record.subjectCode ?? '')
  if (
    blanked.name === name &&
    blanked.subject === subject &&
    blanked.description === description &&
    !(personal && record.url)
  )
    return record
  const { url, ...rest } = record
  const kept = { ...rest, ...Object.fromEntries(Object.entries(blanked).filter(([, text]) => text !== undefined)) }
  // The document itself still names them: it is not linked to.
  return kept as CanonicalRecord
}

function blank<T extends string | undefined>(text: T): T {
  return (text === undefined ? undefined : withoutPersons(text)) as T
}
