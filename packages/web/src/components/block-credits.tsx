import type { RecordLine, SourceCredit } from '@wiker/town/types.ts'
import { isoDateOf, publishedDate } from '../formatting/dates.ts'
import type { Words } from '../formatting/words.ts'
import { licenceName } from './credit.tsx'
import { Icon } from './icon.tsx'
import { webUrl, withQuery } from './links.ts'
import { useReader } from './reader.ts'

interface Props {
  credits: SourceCredit[]
  /** The page the block stands on, with its anchor: what a reader corrects. */
  page: string
}

/** Under a block: who says so, of which day, under which licence, each source once; and where to say that it is wrong. */
export function BlockCredits({ credits, page }: Props) {
  const { t, to, words } = useReader()
  if (credits.length === 0) return null
  const sources = [...Map.groupBy(credits, keyOf).values()]
  return (
    <p class="credit credit--block">
      {t('credit.block', { count: sources.length })}{' '}
      {sources.map((same, index) => {
        const credit = same[0]!
        const name = credit.publisher ?? credit.name
        const address = webUrl(credit.url)
        const dated = datesInWords(
          same.flatMap((one) => one.dataDate ?? one.retrieved ?? []),
          words,
        )
        return (
          <>
            {index > 0 && ' ; '}
            {address && sources.length < 4 ? <a href={address}>{name}</a> : name}
            {credit.licence && `, ${licenceName(credit.licence, words)}`}
            {dated && `, ${dated}`}
          </>
        )
      })}
      {'. '}
      <a class="no-print" href={to(withQuery('/signaler', { page }))}>
        <Icon name="flag" />
        {t('credit.correct')}
      </a>
    </p>
  )
}

const keyOf = ({ publisher, name, licence }: SourceCredit) => [publisher ?? name, licence ?? ''].join('\n')

/** Who says what these lines tell; examples are nobody's. */
export function creditsOf(lines: readonly Pick<RecordLine, 'credit' | 'example'>[]): SourceCredit[] {
  return lines.filter((line) => !line.example).map((line) => line.credit)
}

/** One day as it is; several as the years from the first to the last. */
export function datesInWords(dates: readonly string[], words: Words): string | undefined {
  const days = [...new Set(dates.map((date) => publishedDate(isoDateOf(date), words)))]
  if (days.length < 2) return days[0]
  const years = dates.flatMap((date) => /\d{4}/.exec(date)?.[0] ?? []).sort()
  const [from, to] = [years[0], years.at(-1)]
  if (!from || !to) return undefined
  return from === to ? from : words.t('credit.between', { from, to })
}
