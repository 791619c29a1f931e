import type { CanonicalRecord } from '@wiker/model'
import { categoryName } from '../components/category.tsx'
import { licenceName } from '../components/credit.tsx'
import { labelled } from '../formatting/labelled.ts'
import type { Words } from '../formatting/words.ts'

/**
 * A record as calendars and feed readers show it to people: categories in words, and under the text where it comes from and its licence,
 * since those formats have no field that anyone sees for it. An advertisement says so in its very name.
 */
export function forPeople<R extends CanonicalRecord>(record: R, words: Words): R {
  const credit = creditLine(record, words)
  const told = {
    ...record,
    ...(record.categories && { categories: record.categories.map((category) => categoryName(category, words)) }),
    ...(credit && { description: [textOf(record), credit].filter(Boolean).join('\n\n') }),
  }
  return labelled(told, words, { title: true })
}

function creditLine({ provenance }: CanonicalRecord, words: Words): string | undefined {
  const { publisher, licence, page } = provenance ?? {}
  const parts = [publisher ?? page, licence && licenceName(licence, words)].filter(Boolean)
  return parts.length > 0 ? `${words.t('credit.from')} ${parts.join(', ')}.` : undefined
}

function textOf(record: CanonicalRecord): string | undefined {
  return record.description ?? ('articleBody' in record ? record.articleBody : undefined)
}
