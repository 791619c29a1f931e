import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Db } from '../db.ts'

/** On which day of the week (1: Monday) and at what hour of the town's clocks its letter leaves. */
export interface LetterSetting {
  weekday: number
  hour: number
  isOn: boolean
}

export const usualSetting: LetterSetting = { weekday: 4, hour: 18, isOn: true }

export async function readSetting(db: Db, town: string): Promise<LetterSetting> {
  const { rows } = await sql<LetterSetting>`
    select weekday, hour, is_on as "isOn" from letter_setting where town = ${town}`.execute(db)
  return rows[0] ?? usualSetting
}

export async function saveSetting(trx: Db, town: string, { weekday, hour, isOn }: LetterSetting): Promise<void> {
  await sql`insert into letter_setting (town, weekday, hour, is_on) values (${town}, ${weekday}, ${hour}, ${isOn})
    on conflict (town) do update set weekday = excluded.weekday, hour = excluded.hour, is_on = excluded.is_on`.execute(
    trx,
  )
}

/** The letter of a week: its name and the moment it leaves. An hour that the clocks skip is the next one that exists. */
export interface LetterTime {
  week: string
  at: Date
}

/** The letter of the week (ISO 8601) that a moment is in. */
export function letterOfWeek(
  setting: Pick<LetterSetting, 'weekday' | 'hour'>,
  timezone: string,
  now: Date,
): LetterTime {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timezone).toPlainDate()
  const day = today.add({ days: setting.weekday - today.dayOfWeek })
  const at = day.toZonedDateTime({ timeZone: timezone, plainTime: Temporal.PlainTime.from({ hour: setting.hour }) })
  return {
    week: `${today.yearOfWeek}-W${String(today.weekOfYear).padStart(2, '0')}`,
    at: new Date(at.epochMilliseconds),
  }
}

/** The one that comes next: of this week, or of the next once it has left. */
export function nextLetter(setting: Pick<LetterSetting, 'weekday' | 'hour'>, timezone: string, now: Date): LetterTime {
  const mine = letterOfWeek(setting, timezone, now)
  return mine.at > now ? mine : letterOfWeek(setting, timezone, new Date(now.getTime() + 7 * 86_400_000))
}
