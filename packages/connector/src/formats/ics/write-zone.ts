import { Temporal } from 'temporal-polyfill'

/** VTIMEZONE (RFC 5545 §3.6.5) of a zone as its clocks go in the year of `now`: the rule of each change is read off that year. */
export function vtimezone(timezone: string, now: string): string[] {
  const year = Number(now.slice(0, 4))
  const changes = changesOf(timezone, year)
  const parts = changes.length === 2 ? changes.map((change) => observance(change)) : [fixed(timezone, year)]
  return ['BEGIN:VTIMEZONE', `TZID:${timezone}`, `X-LIC-LOCATION:${timezone}`, ...parts.flat(), 'END:VTIMEZONE']
}

interface Change {
  /** Local time just before, as clocks showed it. */
  at: Temporal.PlainDateTime
  from: string
  to: string
  daylight: boolean
}

function changesOf(timezone: string, year: number): Change[] {
  const changes: Change[] = []
  let at = Temporal.ZonedDateTime.from({ year, month: 1, day: 1, timeZone: timezone })
  for (;;) {
    const next = at.getTimeZoneTransition('next')
    if (!next || next.year > year) return changes
    const before = next.subtract({ nanoseconds: 1 })
    changes.push({
      at: before.toPlainDateTime().add({ nanoseconds: 1 }),
      from: before.offset,
      to: next.offset,
      daylight: next.offsetNanoseconds > before.offsetNanoseconds,
    })
    at = next
  }
}

function observance({ at, from, to, daylight }: Change): string[] {
  const kind = daylight ? 'DAYLIGHT' : 'STANDARD'
  const weekday = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][at.dayOfWeek - 1]
  const position = at.day + 7 > at.daysInMonth ? -1 : Math.ceil(at.day / 7)
  const rule = `FREQ=YEARLY;BYMONTH=${at.month};BYDAY=${position}${weekday}`
  const first = firstOf(at, position)
  return [
    `BEGIN:${kind}`,
    `DTSTART:${first}`,
    `TZOFFSETFROM:${digits(from)}`,
    `TZOFFSETTO:${digits(to)}`,
    `RRULE:${rule}`,
    `END:${kind}`,
  ]
}

/** The same change in 1970, from which the rule counts. */
function firstOf(at: Temporal.PlainDateTime, position: number): string {
  const month = Temporal.PlainYearMonth.from({ year: 1970, month: at.month })
  const days = Array.from({ length: month.daysInMonth }, (_, index) => month.toPlainDate({ day: index + 1 })).filter(
    (day) => day.dayOfWeek === at.dayOfWeek,
  )
  const day = days.at(position < 0 ? -1 : position - 1)!
  return `${day.toString().replaceAll('-', '')}T${at.toPlainTime().toString({ smallestUnit: 'second' }).replaceAll(':', '')}`
}

function fixed(timezone: string, year: number): string[] {
  const { offset } = Temporal.ZonedDateTime.from({ year, month: 1, day: 1, timeZone: timezone })
  return [
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    `TZOFFSETFROM:${digits(offset)}`,
    `TZOFFSETTO:${digits(offset)}`,
    'END:STANDARD',
  ]
}

const digits = (offset: string): string => offset.replace(':', '')
