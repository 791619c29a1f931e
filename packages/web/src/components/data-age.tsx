import { isoDateOf, publishedDate } from '../formatting/dates.ts'
import { useReader } from './reader.ts'

/** Older than this many months, an information shows its date wherever it stands. */
const oldAfter = 18

/** "Information de 2019": beside what is shown of old data; nothing when it is recent or its date is unknown. */
export function DataAge({ date }: { date: string | null }) {
  const { t, words, today } = useReader()
  return date && isOld(date, today) ? (
    <span class="age">{t('credit.old', { date: publishedDate(isoDateOf(date).slice(0, 7), words) })}</span>
  ) : null
}

export function isOld(date: string, today: string): boolean {
  const months = monthsSince(date, today)
  return months !== undefined && months >= oldAfter
}

/** Whole months from a published date to `today`; undefined when it is no date. A year alone is taken at its end: it is not called old before it must be. */
export function monthsSince(date: string, today: string): number | undefined {
  const parts = /^(\d{4})(?:-(\d{2}))?/.exec(isoDateOf(date))
  if (!parts) return undefined
  return monthsOf(today.slice(0, 4), today.slice(5, 7)) - monthsOf(parts[1]!, parts[2] ?? '12')
}

const monthsOf = (year: string, month: string) => Number(year) * 12 + Number(month)
