import { Temporal } from 'temporal-polyfill'
import type { Normalized } from '../types.ts'
import type { DateSettings, DateSpan } from './dates.ts'
import { addDays, atClock, dayOf, inZone } from './zoned.ts'

/** A number that stands for a date: `20261128`, a workbook's serial day, seconds or milliseconds since 1970, a year. */
export function readNumber(value: number, settings: DateSettings): Normalized<DateSpan> {
  if (!Number.isFinite(value)) return {}
  if (settings.excelEpoch) return fromSerial(value, settings)
  if (settings.epoch) return fromEpoch(settings.epoch === 'seconds' ? value * 1000 : value, settings)
  if (Number.isInteger(value)) {
    if (value >= 19000101 && value <= 21001231) {
      const day = dayOf(Math.floor(value / 10000), Math.floor(value / 100) % 100, value % 100)
      if (day) return { value: { start: day }, repairs: ['date-format'] }
    }
    if (value >= 1500 && value <= 2100) return { problem: { key: 'date-year-only', values: { year: value } } }
  }
  // 1990 to 2100, the only range in which a long number is surely a moment.
  if (value >= 631_152_000_000 && value < 4_102_444_800_000) return fromEpoch(value, settings)
  if (value >= 631_152_000 && value < 4_102_444_800) return fromEpoch(value * 1000, settings)
  return { problem: { key: 'date-unreadable', values: { text: String(value) } } }
}

/** Serial days of a whole column: numbers between 1990 and 2060 of a workbook, and nothing else. */
export function looksLikeExcelSerials(values: Iterable<unknown>): boolean {
  let seen = 0
  for (const value of values) {
    if (value === null || value === undefined || value === '') continue
    const number =
      typeof value === 'number'
        ? value
        : /^\d{5}(?:[.,]\d+)?$/.test(String(value).trim())
          ? Number(String(value).replace(',', '.'))
          : Number.NaN
    if (!(number >= 32874 && number <= 58440)) return false
    seen++
  }
  return seen > 0
}

/** ECMA-376 part 1 §18.17.4: day 1 is 1 January 1900 (29 February 1900 counted by mistake), or day 0 is 1 January 1904. */
function fromSerial(value: number, settings: DateSettings): Normalized<DateSpan> {
  if (value < 1 || value > 200000) return { problem: { key: 'date-unreadable', values: { text: String(value) } } }
  const whole = Math.floor(value)
  const epoch = settings.excelEpoch === 1904 ? '1904-01-01' : whole >= 60 ? '1899-12-30' : '1899-12-31'
  const minutes = Math.round((value - whole) * 1440)
  const day = addDays(epoch, whole + (minutes === 1440 ? 1 : 0))
  if (minutes === 0 || minutes === 1440) return { value: { start: day }, repairs: ['excel-date'] }
  const instant = atClock(day, { hour: Math.floor(minutes / 60), minute: minutes % 60 }, settings.timezone)
  return {
    value: { start: instant.value },
    repairs: ['excel-date'],
    ...(instant.problem ? { problem: instant.problem } : {}),
  }
}

/** A moment at which it is midnight, in Greenwich or in the town, stands for a whole day. */
function fromEpoch(milliseconds: number, settings: DateSettings): Normalized<DateSpan> {
  const instant = Temporal.Instant.fromEpochMilliseconds(Math.round(milliseconds))
  const start = dayAtMidnight(instant, settings) ?? inZone(instant, settings.timezone)
  return { value: { start }, repairs: ['epoch-date'] }
}

export function dayAtMidnight(instant: Temporal.Instant, settings: DateSettings): string | undefined {
  if (settings.keepMidnight) return undefined
  for (const zone of ['UTC', settings.timezone]) {
    const zoned = instant.toZonedDateTimeISO(zone)
    if (zoned.hour === 0 && zoned.minute === 0 && zoned.second === 0) return zoned.toPlainDate().toString()
  }
  return undefined
}
