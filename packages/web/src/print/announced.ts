import { readAgenda } from '@wiker/town/agenda/upcoming.ts'
import type { Db } from '@wiker/town/db.ts'
import type { AgendaLine, AgendaQuery, TownCard } from '@wiker/town/types.ts'
import { priceInWords } from '../components/price.ts'
import { shortDay } from '../formatting/dates.ts'
import { hour } from '../formatting/hours.ts'
import { readableName } from '../formatting/names.ts'
import type { Words } from '../formatting/words.ts'

/** One thing of the agenda in words, for what has no room for more: a sheet, a screen, a panel, another site. */
export interface Announced {
  id: string
  /** Last segment of its page, and the town on whose site it is. */
  path: string
  town: string
  day: string
  name: string
  /** `14 h 30`; empty when it is not known. */
  hour: string
  /** Hall and locality. */
  where: string
  price: string
  /** "Annulé", "Complet"… */
  status: string
  cancelled: boolean
  /** "Annonce du commerçant" and who pays: said wherever it is shown. */
  advert: string
  comesBack: boolean
  category: string | null
  /** "Exemple" on what was made up to show the site. */
  example: string
}

export interface AnnouncedDay {
  day: string
  items: Announced[]
}

export interface Announcements {
  days: AnnouncedDay[]
  /** Exhibitions and the like, with their last day in words before their place. */
  lasting: Announced[]
  total: number
}

type Query = Pick<AgendaQuery, 'from' | 'to' | 'today' | 'categories' | 'traits' | 'scope'>

/** What a town announces between two days, one-off events and those that come back together under their days. */
export async function readAnnouncements(db: Db, town: TownCard, query: Query, words: Words): Promise<Announcements> {
  const agenda = await readAgenda(db, { ...query, town })
  const inWords = (line: AgendaLine) => announced(line, town, words)
  const lines = [...agenda.days.flatMap(({ lines }) => lines), ...agenda.series].filter(({ reckoned }) => !reckoned)
  const byDay = Map.groupBy(lines, ({ day }) => (day < query.from ? query.from : day))
  const days = [...byDay]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([day, some]) => ({ day, items: some.toSorted(byHour).map(inWords) }))
  const lasting = agenda.lasting.map((line) => {
    const item = inWords(line)
    const until = words.t('print.until', { day: shortDay(line.endsDay, words) })
    return { ...item, hour: '', where: [until, item.where].filter(Boolean).join(', ') }
  })
  return { days, lasting, total: agenda.total }
}

/** One line in words. */
export function announced(line: AgendaLine, town: TownCard, words: Words): Announced {
  const elsewhere = line.distance !== null && line.locality ? line.locality : ''
  return {
    id: line.id,
    path: line.path,
    town: line.of?.slug ?? town.slug,
    day: line.day,
    name: readableName(line.name),
    hour: line.startsAt ? hour(line.startsAt, town.timezone, words) : '',
    where: [line.placeName && readableName(line.placeName), elsewhere].filter(Boolean).join(', '),
    price: priceInWords(line.price, line.isFree, words) ?? '',
    status: line.status === 'scheduled' ? '' : words.t(`status.${line.status}`),
    example: line.example ? words.t('example.badge') : '',
    cancelled: line.status === 'cancelled',
    advert: line.advertiser ? words.t('print.advert', { name: line.advertiser.name }) : '',
    comesBack: line.recurrence !== null,
    category: line.category,
  }
}

function byHour(one: AgendaLine, other: AgendaLine): number {
  return (one.startsAt ?? '~').localeCompare(other.startsAt ?? '~') || one.name.localeCompare(other.name)
}
