import type { CanonicalRecord } from '@wiker/model'

/** The words a reader may search a record by, besides its name: what it says, where, by whom. */
export function searchableText(record: CanonicalRecord): string {
  const words: (string | undefined)[] = [record.description, ...(record.categories ?? [])]
  if ('streetAddress' in record) words.push(record.streetAddress)
  if ('location' in record) words.push(record.location?.name, record.location?.streetAddress)
  if ('organizer' in record) words.push(record.organizer?.name)
  if ('beneficiary' in record) words.push(record.beneficiary?.name)
  if ('offeredBy' in record) words.push(record.offeredBy?.name)
  if ('articleBody' in record) words.push(record.articleBody)
  if ('purpose' in record) words.push(record.purpose)
  if ('subject' in record) words.push(record.subject)
  if ('keywords' in record && record.type === 'Event') words.push(...(record.keywords ?? []))
  if ('alternateName' in record) words.push(record.alternateName)
  if ('openingHoursText' in record) words.push(record.openingHoursText)
  if ('dishes' in record) words.push(...(record.dishes ?? []).map((dish) => dish.name))
  return [...new Set(words.filter(Boolean))].join('\n').slice(0, 20_000)
}
