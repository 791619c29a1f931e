import type { Db } from '@wiker/town/db.ts'
import { readList } from '@wiker/town/records/list.ts'
import { currentAlerts } from '@wiker/town/townhall/notices.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { factsOf } from '../components/record.tsx'
import { addDays, publishedDate } from '../formatting/dates.ts'
import { readableName } from '../formatting/names.ts'
import type { Words } from '../formatting/words.ts'
import { type Announced, readAnnouncements } from '../print/announced.ts'

const mostAlerts = 3

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

interface Query {
  town: TownCard
  today: string
  now: Date
  days: number
}

/** What a screen or a panel shows: the alerts of this moment, the town hall's other notices, then the events of the coming days. */
export async function readShown(db: Db, { town, today, now, days }: Query, words: Words): Promise<Shown> {
  const [{ alerts }, notices, announced] = await Promise.all([
    currentAlerts(db, town, now),
    readList(db, { town, today, section: 'news', order: 'latest', group: false, kinds: ['notice'], size: mostAlerts }),
    readAnnouncements(db, town, { from: today, to: addDays(today, days - 1), today }, words),
  ])
  const until = (date: string | undefined) =>
    date ? words.t('notices.until', { date: publishedDate(date, words) }) : ''
  const urgent = alerts.map(({ name, level, until: end }) => {
    return { name: readableName(name), until: until(end), severity: level, example: '' }
  })
  const others = notices.items
    .filter((line) => alerts.every(({ path }) => path !== line.path))
    .map((line) => {
      const { severity = 'info', validThrough } = factsOf(line.record)
      const example = line.example ? words.t('example.badge') : ''
      return { name: readableName(line.name), until: until(validThrough), severity, example }
    })
  return { alerts: [...urgent, ...others].slice(0, mostAlerts), items: announced.days.flatMap(({ items }) => items) }
}
