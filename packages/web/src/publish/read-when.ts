import { atClock, dayOf } from '@wiker/connector/normalize/zoned.ts'
import { readDates } from '@wiker/connector/text/read-dates.ts'
import type { Recurrence } from '@wiker/model'
import { expand, type Occurrence } from '@wiker/model/recurrence/expand.ts'
import type { Db } from '@wiker/town/db.ts'
import { readHolidays, schoolHolidaysKnownUntil } from '@wiker/town/practical/holidays.ts'
import type { ComingHoliday, TownCard } from '@wiker/town/types.ts'

/** What a `<WhenField>` sends: dates in words, or a day with its hours. The day goes first when both are there. */
export interface WhenTyped {
  when: string
  day: string
  from: string
  to: string
}

export const nothingTyped: WhenTyped = { when: '', day: '', from: '', to: '' }

/** The names of the fields of a `<WhenField>`, in a form. */
export const whenFields = { when: 'when', day: 'when-day', from: 'when-from', to: 'when-to' } as const

/** The part of an event that says when. */
export interface EventDatesRead {
  startDate: string
  endDate?: string
  doorTime?: string
  recurrence?: Recurrence
}

export interface WhenRead {
  /** For the record; absent when there is no date to keep. */
  dates?: EventDatesRead
  /** The first ones to come. */
  occurrences: Occurrence[]
  /** How many more follow; `endless` of a series without an end. */
  more: number | 'endless'
  lastDay: string | null
  /** Holidays that take dates away from the ones to come, a year ahead. */
  leftOut: ComingHoliday[]
  /** Set when it pauses in the school holidays and those of all its coming days are not known: the last day that is (null: none). */
  holidaysKnownUntil?: string | null
  /** Words that were not understood. */
  unread: string[]
  /** Why the dates cannot be kept: a key of the messages `when.…`, or one of the connector's. */
  problem?: { key: string; values?: Record<string, string | number> }
}

const shown = 6
const mostCounted = 400

/** The dates that were typed, on the town's calendar: what readers will see, and what is wrong with them. `today` is the town's day. */
export async function readWhen(
  db: Db,
  typed: WhenTyped,
  { town, today }: { town: TownCard; today: string },
): Promise<WhenRead> {
  const nothing = { occurrences: [], more: 0, lastDay: null, leftOut: [], unread: [] }
  const plain = typed.day.trim() !== ''
  if (!plain && typed.when.trim() === '') return { ...nothing, problem: { key: 'when.missing' } }
  const read = plain
    ? readPlain(typed, town.timezone)
    : readDates(typed.when.slice(0, 300), { today, timezone: town.timezone })
  const { unread, problems, startDate } = read
  const [first] = problems
  if (!startDate) return { ...nothing, unread, problem: first ? problemOf(first) : { key: 'when.notUnderstood' } }
  const { endDate, doorTime, recurrence } = read
  const dates = {
    startDate,
    ...(endDate && { endDate }),
    ...(doorTime && { doorTime }),
    ...(recurrence && { recurrence }),
  }
  const described = await describeDates(db, dates, { town, today })
  if (described.occurrences.length === 0)
    return { ...nothing, unread, problem: { key: 'when.past', values: { day: startDate.slice(0, 10) } } }
  if (first) return { ...nothing, unread, problem: problemOf(first) }
  return { ...described, unread }
}

/** The same of dates that are known: the coming ones, how many there are, what takes some away. */
export async function describeDates(
  db: Db,
  dates: EventDatesRead,
  { town, today }: { town: TownCard; today: string },
): Promise<WhenRead> {
  const { recurrence } = dates
  const holidays = await readHolidays(db, { town, today })
  const all = occurrencesOf(dates, town, today, holidays)
  const known = recurrence?.exceptSchoolHolidays ? await schoolHolidaysKnownUntil(db, town) : undefined
  const unknown = known === null || (known !== undefined && all.some(({ day }) => day > known))
  const endless = recurrence?.rrule !== undefined && !/\b(?:UNTIL|COUNT)=/.test(recurrence.rrule)
  return {
    dates,
    occurrences: all.slice(0, shown),
    more: endless ? 'endless' : Math.max(0, all.length - shown),
    lastDay: endless ? null : (all.at(-1)?.endDay ?? null),
    leftOut: recurrence ? takenAway(dates, town, today, holidays) : [],
    ...(unknown && { holidaysKnownUntil: known ?? null }),
    unread: [],
  }
}

function problemOf({ key, values }: { key: string; values?: Record<string, string | number> }) {
  return { key, ...(values && { values }) }
}

/** A day, and its hours if they are known: no word to understand. */
function readPlain({ day, from, to }: WhenTyped, timezone: string): ReturnType<typeof readDates> {
  const wrong = (key: string) => ({ unread: [], problems: [{ key }] })
  const [year = 0, month = 0, date = 0] = day.trim().split('-').map(Number)
  if (dayOf(year, month, date) !== day.trim()) return wrong('date-impossible')
  const [start, end] = [from, to].map((text) => /^(\d{2}):(\d{2})/.exec(text.trim()))
  if ((from && !start) || (to && !end)) return wrong('time-impossible')
  const at = (clock: RegExpExecArray) =>
    atClock(day, { hour: Number(clock[1]), minute: Number(clock[2]) }, timezone).value
  if (!start) return { startDate: day, unread: [], problems: [] }
  if (!end) return { startDate: at(start), unread: [], problems: [] }
  if (end[0] <= start[0]) return wrong('when.endBeforeStart')
  return { startDate: at(start), endDate: at(end), unread: [], problems: [] }
}

/** The dates of an event from today on, the town's days off left out of a series that leaves them out. */
function occurrencesOf(dates: EventDatesRead, town: TownCard, today: string, holidays: ComingHoliday[]): Occurrence[] {
  return expand(dates, {
    timezone: town.timezone,
    from: today,
    limit: mostCounted,
    schoolHolidays: rangesOf(holidays, 'school'),
    publicHolidays: rangesOf(holidays, 'public'),
  })
}

const rangesOf = (holidays: ComingHoliday[], kind: ComingHoliday['kind']) =>
  holidays.filter((one) => one.kind === kind).map(({ starts, ends }) => ({ starts, ends }))

/** The holidays during which the rule alone would give a date. */
function takenAway(dates: EventDatesRead, town: TownCard, today: string, holidays: ComingHoliday[]): ComingHoliday[] {
  const { exceptSchoolHolidays: school, exceptPublicHolidays: publicDays, ...rule } = dates.recurrence!
  const named = holidays.filter(({ kind }) => (kind === 'school' ? school : publicDays))
  return named.filter(({ starts, ends }) => {
    const from = starts < today ? today : starts
    const bare = { ...dates, recurrence: rule }
    return expand(bare, { timezone: town.timezone, from, to: ends, limit: 1 }).some(
      ({ day }) => day >= from && day <= ends,
    )
  })
}
