import type { RecordLine } from '@wiker/town/types.ts'
import { publishedDate } from '../formatting/dates.ts'
import { Icon } from './icon.tsx'
import { recordPath } from './links.ts'
import { useReader } from './reader.ts'
import { factsOf } from './record.tsx'
import { ExampleBadge } from './status.tsx'

/** What the town hall wants everyone to know, above all else. */
export function NoticeList({ notices, town }: { notices: RecordLine[]; town: { slug: string } }) {
  const { to, t, words } = useReader()
  return (
    <section aria-label={t('notices.title')} class="notices">
      {notices.map((line) => {
        const { severity, validThrough } = factsOf(line.record)
        return (
          <div class={`notice notice--${severity ?? 'info'}`}>
            <Icon name="alert" />
            <p>
              <a href={to(recordPath(town.slug, 'news', line.path))}>{line.name}</a>
              {line.example && <ExampleBadge />}
              {validThrough && ` ${t('notices.until', { date: publishedDate(validThrough, words) })}`}
            </p>
          </div>
        )
      })}
    </section>
  )
}
