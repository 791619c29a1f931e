import { advertiserOf, type CanonicalRecord } from '@wiker/model'
import { advertiserInWords } from '../components/advertiser.tsx'
import type { Words } from './words.ts'

/**
 * A record as it leaves the site in any format: an advertisement says so, and whose, in the first line of its text; with `title`, in its very name
 * too, for programs that show nothing else. Anything else leaves as it is.
 */
export function labelled<R extends CanonicalRecord>(record: R, words: Words, { title = false } = {}): R {
  const said = advertiserInWords(record, words)
  if (!said) return record
  const text = record.description ?? ('articleBody' in record ? record.articleBody : undefined)
  const name = title ? `${words.t('advert.label')} (${advertiserOf(record)!.name}) – ${record.name}` : record.name
  return { ...record, ...(name && { name }), description: [said, text].filter(Boolean).join('\n\n') }
}
