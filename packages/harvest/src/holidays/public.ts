import { type CountryPack, countryOf } from '@wiker/platform/countries/countries.ts'
import Calendar from 'date-holidays'
import type { HolidayRow } from './ranges.ts'

/** Who is named as the source of what is computed. */
export const calendarSource = 'date-holidays'

/**
 * The public holidays of a country in its own language, from the year before `today` to two years after. What is a holiday in some regions only bears
 * their zone; what all of them have is the country's. School holidays are not in this calendar, and none is invented.
 */
export function publicHolidays(country: string, today: string): HolidayRow[] {
  const pack = countryOf(country)
  const zones = [...new Set(pack.areas.flatMap(({ holidays }) => holidays ?? []))]
  const first = Number(today.slice(0, 4)) - 1
  const years = [first, first + 1, first + 2, first + 3]
  const lists = (zones.length > 0 ? zones : ['']).map((zone) => ({ zone, days: daysOf(pack, zone, years) }))
  const common = (key: string) => lists.every(({ days }) => days.has(key))
  const rows = new Map<string, HolidayRow>()
  for (const { zone, days } of lists) {
    for (const [key, day] of days) {
      const own = common(key) ? '' : zone
      rows.set(`${own} ${key}`, { country, kind: 'public', zone: own, ...day, source: `${calendarSource} ${country}` })
    }
  }
  return [...rows.values()].sort((a, b) => (a.starts < b.starts ? -1 : a.starts > b.starts ? 1 : 0))
}

type Day = Pick<HolidayRow, 'name' | 'starts' | 'ends'>

function daysOf({ holidays, languages }: CountryPack, zone: string, years: number[]): Map<string, Day> {
  const calendar = zone ? new Calendar(holidays.calendar, zone) : new Calendar(holidays.calendar)
  calendar.setLanguages(languages)
  const days = years.flatMap((year) => calendar.getHolidays(year)).filter(({ type }) => type === 'public')
  return new Map(
    days.map(({ date, name }) => {
      const day = date.slice(0, 10)
      return [`${day} ${name}`, { name: capital(name), starts: day, ends: day }]
    }),
  )
}

/** The calendar writes some names as in the middle of a sentence: "nyårsdagen". */
const capital = (name: string) => name.charAt(0).toLocaleUpperCase() + name.slice(1)
