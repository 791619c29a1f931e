import type { Occurrence } from '@wiker/model/recurrence/expand.ts'
import { useReader } from '../components/reader.ts'
import { dayPeriod, longDay, plainDay } from '../formatting/dates.ts'
import { hour, hourPeriod } from '../formatting/hours.ts'
import { recurrenceInWords } from '../formatting/recurrence.ts'
import { refusalInWords } from '../formatting/refusals.ts'
import type { Words } from '../formatting/words.ts'
import type { Language } from '../server/language.ts'
import type { WhenRead } from './read-when.ts'

/** The dates that were understood, and what was not. */
export function WhenShown({ read, timezone }: { read: WhenRead; timezone: string }) {
  const { t, words, today, language } = useReader()
  const { occurrences, dates, problem } = read
  const rule = dates?.recurrence && recurrenceInWords(dates.recurrence, dates.startDate.slice(0, 10), words)
  return (
    <div class="when-shown">
      {problem && <p class="field__problem">{whenProblem(problem, words, language)}</p>}
      {occurrences.length > 0 && (
        <>
          <p>
            <strong>{t('when.understood')}</strong> {rule && `${rule}.`}
          </p>
          <ul class="list list--plain dates">
            {occurrences.map((one) => (
              <li>{occurrenceInWords(one, words, timezone, today)}</li>
            ))}
          </ul>
          <WhenNotes read={read} timezone={timezone} />
        </>
      )}
    </div>
  )
}

/** How it goes on, what takes dates away, and what was not understood. */
export function WhenNotes({ read, timezone }: { read: WhenRead; timezone: string }) {
  const { t, words, today } = useReader()
  const { more, lastDay, dates, leftOut, holidaysKnownUntil: known, unread } = read
  const named = leftOut.map(({ name, starts, ends }) => `${name} (${dayPeriod(starts, ends, words, today)})`)
  return (
    <>
      {more === 'endless' && <p>{t('when.endless')}</p>}
      {more !== 'endless' && more > 0 && (
        <p>{t('when.more', { count: more, day: lastDay ? plainDay(lastDay, words, today) : '' })}</p>
      )}
      {dates?.doorTime && <p>{t('when.doors', { hour: hour(dates.doorTime, timezone, words) })}</p>}
      {named.length > 0 && (
        <p>
          {t('when.leftOut')} {new Intl.ListFormat(words.locale).format(named)}.
        </p>
      )}
      {known !== undefined && (
        <p>{known ? t('event.holidaysUnknown', { day: plainDay(known, words) }) : t('event.holidaysNeverKnown')}</p>
      )}
      {unread.length > 0 && (
        <p class="notice">{t('when.unread', { words: unread.map((text) => t('when.quoted', { text })).join(', ') })}</p>
      )}
    </>
  )
}

/** `samedi 28 novembre, à 20 h 30`; of what goes on into another day, both ends. */
export function occurrenceInWords(one: Occurrence, words: Words, timezone: string, today: string): string {
  if (!one.start.includes('T')) return dayPeriod(one.day, one.endDay, words, today)
  const day = longDay(one.day, words, today)
  const isNight = one.end && Date.parse(one.end) - Date.parse(one.start) < 12 * 3_600_000
  if (one.end && one.endDay > one.day && !isNight) {
    const last = `${longDay(one.endDay, words, today)}, ${words.t('hour.at', { hour: hour(one.end, timezone, words) })}`
    return words.t('when.overnight', {
      start: `${day}, ${words.t('hour.at', { hour: hour(one.start, timezone, words) })}`,
      end: last,
    })
  }
  return `${day}, ${hourPeriod(one.start, one.end, timezone, words)}`
}

/** Why the dates cannot be kept, in a sentence that says what to do. */
export function whenProblem(
  { key, values = {} }: NonNullable<WhenRead['problem']>,
  words: Words,
  language: Language,
): string {
  if (key === 'when.past') return words.t('when.past', { day: longDay(String(values.day), words) })
  const own = key.startsWith('when.') ? words.maybe(key, values) : words.maybe(`when.${key}`, values)
  return own ?? refusalInWords({ key, values }, words, language)
}
