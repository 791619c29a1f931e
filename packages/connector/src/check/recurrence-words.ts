import { joinDateTime } from '../normalize/index.ts'
import { readRecurrence } from '../text/recurrence.ts'
import { readWeekly } from '../text/weekly-words.ts'
import type { Draft } from './row.ts'

/**
 * A column that tells in words how an event comes back ("chaque année, dernier dimanche de juillet", "tous les mardis sauf vacances
 * scolaires") becomes a rule. With a date beside it, that date must be one of the rule's days: else the words stay words. Without one the
 * series begins on its next day from `today`. False when the words give no rule.
 */
export function putRecurrenceWords(draft: Draft, text: string, today: string, timezone: string): boolean {
  const { fields } = draft
  const start = typeof fields.startDate === 'string' ? fields.startDate : undefined
  const from = { today: start?.slice(0, 10) ?? today, timezone }
  const read = readRecurrence(text, from) ?? (start ? undefined : readWeekly(text, from))
  if (!read?.startDate || (start && read.startDate !== start.slice(0, 10))) return false
  const { rrule, exdates, exceptSchoolHolidays, exceptPublicHolidays, startTime, endTime } = read
  const at = (time: string | undefined) => time && joinDateTime(read.startDate!, time, timezone).value
  const until = start && !rrule.includes('UNTIL') ? lastDay(draft, start) : undefined
  if (until) delete fields.endDate
  if (!start) draft.seriesWords = text
  // Hours that differ from day to day stay in the source's words.
  if (!startTime && /\d\s?[h:]|\d\.\d\d/.test(text)) draft.additional.recurrence = text
  if (!start || (start.length === 10 && startTime)) {
    fields.startDate = at(startTime) ?? read.startDate
    if (at(endTime)) fields.endDate = at(endTime)
  }
  fields.recurrence = {
    rrule: until ? `${rrule};UNTIL=${until.replaceAll('-', '')}` : rrule,
    timezone,
    ...(exdates && { exdates }),
    ...(exceptSchoolHolidays && { exceptSchoolHolidays }),
    ...(exceptPublicHolidays && { exceptPublicHolidays }),
  }
  return true
}

/** "du 8 septembre au 30 juin, tous les mardis": the last date is the end of the series, not of its first evening. */
function lastDay({ fields }: Draft, start: string): string | undefined {
  const { endDate } = fields
  if (typeof endDate !== 'string') return undefined
  const days = (Date.parse(endDate.slice(0, 10)) - Date.parse(start.slice(0, 10))) / 86_400_000
  return days > 6 ? endDate.slice(0, 10) : undefined
}
