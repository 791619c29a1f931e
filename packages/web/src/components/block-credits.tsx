import type { RecordLine, SourceCredit } from '@wiker/town/types.ts'
import { isoDateOf, publishedDate } from '../formatting/dates.ts'
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
  const sources = [...new Map(credits.map((credit) => [keyOf(credit), credit])).values()]
  return (
    <p class="credit credit--block">
      {t('credit.block', { count: sources.length })}{' '}
      {sources.map((credit, index) => {
        const name = credit.publisher ?? credit.name
        const address = webUrl(credit.url)
        const date = credit.dataDate ?? credit.retrieved
        return (
          <>
            {index > 0 && ' ; '}
            {address && sources.length < 4 ? <a href={address}>{name}</a> : name}
            {credit.licence && `, ${licenceName(credit.licence, words)}`}
            {date && `, ${publishedDate(isoDateOf(date), words)}`}
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

const keyOf = ({ publisher, name, licence, dataDate }: SourceCredit) =>
  [publisher ?? name, licence ?? '', dataDate ?? ''].join('\n')

/** Who says what these lines tell; examples are nobody's. */
export function creditsOf(lines: readonly Pick<RecordLine, 'credit' | 'example'>[]): SourceCredit[] {
  return lines.filter((line) => !line.example).map((line) => line.credit)
}
