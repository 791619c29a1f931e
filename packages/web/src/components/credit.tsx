import type { SourceCredit } from '@wiker/town/types.ts'
import { plainDay, publishedDate } from '../formatting/dates.ts'
import { webUrl } from './links.ts'
import { useReader } from './reader.ts'

interface CreditProps {
  credit: SourceCredit
  example?: boolean
  /** Another source that says the same. */
  also?: boolean
}

/** Where this information comes from, of which date, under which licence. */
export function Credit({ credit, example = false, also = false }: CreditProps) {
  const { t, words } = useReader()
  if (example) return <p class="credit">{t('example.explained')}</p>
  const page = webUrl(credit.url)
  const licenceUrl = webUrl(credit.licenceUrl)
  const name = credit.publisher ?? credit.name
  return (
    <p class="credit">
      {t(also ? 'credit.also' : 'credit.from')} {page ? <a href={page}>{name}</a> : name}
      {credit.publisher && credit.name && credit.name !== credit.publisher && ` (${credit.name})`}
      {credit.licence && (
        <>
          {', '}
          {licenceUrl ? (
            <a href={licenceUrl}>{licenceName(credit.licence, words)}</a>
          ) : (
            licenceName(credit.licence, words)
          )}
        </>
      )}
      {'. '}
      {credit.dataDate && `${t('credit.dated', { date: publishedDate(credit.dataDate, words) })} `}
      {credit.retrieved && t('credit.read', { date: plainDay(credit.retrieved, words) })}
    </p>
  )
}

/** Known licences by their usual names; the others as the source writes them. */
export function licenceName(licence: string, words: { maybe: (key: string) => string | undefined }): string {
  return words.maybe(`licence.${licence.toLowerCase()}`) ?? licence
}
