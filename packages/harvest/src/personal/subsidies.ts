import type { CanonicalRecord } from '@wiker/model'
import { withoutColumns } from './columns.ts'
import { looksLikePerson, withoutPersons } from './persons.ts'

/** What is shown in the place of a natural person's name. */
export const somebody = 'Particulier'

/**
 * A subsidy to a natural person keeps its amount and its purpose, and loses the name. Only what bodies of private law receive is published
 * (law 2000-321 art. 10, decree 2017-779); of individuals, aids are blanked (CRPA L312-1-2, D312-1-3). Who has a SIRET or an RNA number is no
 * private person here.
 */
export function withoutNaturalPerson(record: CanonicalRecord): CanonicalRecord {
  if (record.type !== 'Subsidy') return record
  const { beneficiary, name, purpose, description } = record
  if (!beneficiary || beneficiary.identifier || hasNumber(record) || !looksLikePerson(beneficiary.name)) return record
  const person = beneficiary.name
  const blank = (text: string | undefined) =>
    text === undefined ? undefined : withoutPersons(text.replaceAll(person, somebody))
  const { beneficiary: _person, ...rest } = record
  const kept = {
    ...rest,
    name: blank(name)!,
    beneficiary: { name: somebody },
    ...(purpose ? { purpose: blank(purpose) } : {}),
    ...(description ? { description: blank(description) } : {}),
  }
  return withoutColumns(kept as CanonicalRecord, (_, value) => typeof value === 'string' && value.includes(person))
}

function hasNumber(record: CanonicalRecord): boolean {
  return Object.entries(record.additional ?? {}).some(
    ([column, value]) => /rna|siren|siret/i.test(column) && /\d{8}/.test(String(value)),
  )
}
