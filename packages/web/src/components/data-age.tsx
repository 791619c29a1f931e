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
  const parts = /^(\d{4})(?:-(\d{2}))?/.exec(isoDateOf(date))
  if (!parts) return false
  // A year alone is taken at its end: it is not called old before it must be.
  const months = (day: { year: number; month: number }) => day.year * 12 + day.month
  const then = months({ year: Number(parts[1]), month: Number(parts[2] ?? 12) })
  return months({ year: Number(today.slice(0, 4)), month: Number(today.slice(5, 7)) }) - then >= oldAfter
}
