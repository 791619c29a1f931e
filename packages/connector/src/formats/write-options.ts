import type { HolidayRange } from '@wiker/model'
import type { Problem } from '../types.ts'

export interface WriteOptions {
  /** Title of the feed, calendar or collection. */
  title?: string
  description?: string
  /** Address of the feed itself, and of the page people read. */
  url?: string
  page?: string
  /** BCP 47. */
  language?: string
  /** IANA zone calendars are written in. */
  timezone?: string
  /** ISO 8601 instant stamped on what is written. */
  now: string
  /** Separator of CSV; a comma (RFC 4180) unless said otherwise. */
  delimiter?: string
  /** Days a series leaves out ("except school holidays"), for formats that must name each of them. */
  schoolHolidays?: readonly HolidayRange[]
  publicHolidays?: readonly HolidayRange[]
  /** Where a format that needs random access makes its file; the system's own folder unless said. */
  temporary?: string
  /** Hears what a format could not hold; called when all is written. */
  warn?: (problem: Problem) => void
}
