import type { Db } from '@wiker/town/db.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { sectionPath, townPath } from '../components/links.ts'
import { addDays, dayPeriod, longDay, plainDay } from '../formatting/dates.ts'
import type { Words } from '../formatting/words.ts'
import { localPath } from '../server/language.ts'
import { type Announced, type AnnouncedDay, readAnnouncements } from './announced.ts'
import { type FittedDay, fitWeek, leftOut, linesOf, type Room } from './fit.ts'

/** What one A4 sheet says of a town's week, in words. */
export interface WeekSheet {
  town: string
  /** "L’agenda du 23 au 29 novembre 2026" */
  title: string
  days: { name: string; items: Announced[]; more: string }[]
  /** Said when there is nothing. */
  empty: string
  /** "Et 12 autres rendez-vous sur …" */
  more: string
  foot: string
  /** When it was printed: what changed since is on the site. */
  printed: string
  /** Where the code leads. */
  address: string
  left: number
  /** Little is announced: the letters can be larger. */
  large: boolean
}

export interface WeekAsked {
  town: TownCard
  /** First of its seven days. */
  from: string
  today: string
  categories: string[]
}

/** Lines of 14 points that an A4 sheet holds under its head and above its foot; of letters, those of a line. */
export const a4: Room = { lines: 29, letters: 58 }

/** Everything that is announced in those seven days, what lasts under a heading of its own; before it is cut to a sheet. */
export async function readWeek(db: Db, asked: WeekAsked, words: Words): Promise<AnnouncedDay[]> {
  const { town, from, today, categories } = asked
  const { days, lasting } = await readAnnouncements(db, town, { from, to: addDays(from, 6), today, categories }, words)
  return lasting.length > 0 ? [...days, { day: '', items: lasting }] : days
}

/** The sheet of those days, with as much as it has room for. */
export function weekSheet(
  announced: AnnouncedDay[],
  { town, from, today }: Pick<WeekAsked, 'from' | 'today'> & { town: Pick<TownCard, 'name' | 'slug'> },
  publicUrl: string,
  words: Words,
  room = a4,
): WeekSheet {
  const { t } = words
  const fitted = fitWeek(announced, room)
  const left = leftOut(fitted)
  const address = publicUrl + localPath(words.language, sectionPath(town.slug, 'agenda'))
  const shown = bareAddress(publicUrl + localPath(words.language, townPath(town.slug)))
  return {
    town: town.name,
    title: t('print.week.title', { days: dayPeriod(from, addDays(from, 6), words) }),
    days: fitted.map(({ day, items, left }: FittedDay) => ({
      name: day ? capital(longDay(day, words, from)) : t('print.week.lasting'),
      items,
      more: left > 0 ? t('print.week.dayMore', { count: left }) : '',
    })),
    empty: t('print.week.empty', { town: town.name }),
    more: left > 0 ? t('print.week.more', { count: left, address: shown }) : '',
    foot: t('print.week.foot', { address: shown }),
    printed: t('print.printed', { day: plainDay(today, words) }),
    address,
    left,
    large: linesOf(fitted, a4.letters * 0.75) <= a4.lines * 0.6,
  }
}

function capital(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase())
}

/** An address as people type it. */
export function bareAddress(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/\/$/, '')
}
