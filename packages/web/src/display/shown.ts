import type { Db } from '@wiker/town/db.ts'
import { readList } from '@wiker/town/records/list.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { factsOf } from '../components/record.tsx'
import { addDays, publishedDate } from '../formatting/dates.ts'
import { readableName } from '../formatting/names.ts'
import type { Words } from '../formatting/words.ts'
import { type Announced, readAnnouncements } from '../print/announced.ts'

/** What the town hall wants everyone to know. */
export interface Alert {
  name: string
  /** "jusqu’au 28 novembre"; empty when nobody said. */
  until: string
  /** `warning`, `alert`…, or `info`. */
  severity: string
  example: string
}

export interface Shown {
  alerts: Alert[]
  /** In order of their days. */
  items: Announced[]
}

/** What a screen or a panel shows: the town hall's notices, then the events of the coming days that take place. */
export async function readShown(
  db: Db,
  { town, today, days }: { town: TownCard; today: string; days: number },
  words: Words,
): Promise<Shown> {
  const [notices, announced] = await Promise.all([
    readList(db, { town, today, section: 'news', order: 'latest', group: false, kinds: ['notice'], size: 3 }),
    readAnnouncements(db, town, { from: today, to: addDays(today, days - 1), today }, words),
  ])
  const alerts = notices.items.map((line) => {
    const { severity = 'info', validThrough } = factsOf(line.record)
    return {
      name: readableName(line.name),
      until: validThrough ? words.t('notices.until', { date: publishedDate(validThrough, words) }) : '',
      severity,
      example: line.example ? words.t('example.badge') : '',
    }
  })
  return { alerts, items: announced.days.flatMap(({ items }) => items) }
}
