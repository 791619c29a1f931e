import type { Notice } from '@wiker/model'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Db } from '../db.ts'
import { pathOf } from '../records/path.ts'
import type { TownCard } from '../types.ts'

/** How grave a notice is: `info`, `warning` (be careful), `alert` (act now). */
export const levels = ['info', 'warning', 'alert'] as const
export type Level = (typeof levels)[number]

const localMoment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)

/** What the town hall's form gives; hours are those of the town's clock. */
export const noticeSchema = z
  .object({
    level: z.enum(levels),
    title: z.string().trim().min(3).max(200),
    text: z.string().trim().max(4000).default(''),
    from: localMoment,
    until: localMoment,
  })
  .refine(({ from, until }) => until > from, { path: ['until'] })
export type NoticeGiven = z.infer<typeof noticeSchema>

/** The record of a notice, as the model has it. */
export function noticeRecord(
  { level, title, text, from, until }: NoticeGiven,
  town: TownCard,
  now: Date,
  publisher: string,
) {
  const instant = (local: string) =>
    Temporal.PlainDateTime.from(local)
      .toZonedDateTime(town.timezone)
      .toString({ timeZoneName: 'never', smallestUnit: 'second' })
  const published = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(town.timezone)
  return {
    type: 'Notice' as const,
    name: title,
    ...(text && { description: text }),
    severity: level,
    datePublished: published.toString({ timeZoneName: 'never', smallestUnit: 'second' }),
    validFrom: instant(from),
    validThrough: instant(until),
    publisher: { name: publisher },
    townCode: town.code,
  }
}

/** What must be read on every page of the town while it lasts. */
export interface Alert {
  id: string
  path: string
  name: string
  level: Level
  until: string
}

const rank: Record<Level, number> = { alert: 0, warning: 1, info: 2 }
const mostShown = 3

export interface Alerts {
  alerts: Alert[]
  /** Milliseconds of the next moment at which they are others: one begins or ends. */
  until: number
}

/** The notices that hold at this instant, the gravest first: the town hall's own, and what official sources give as a warning. */
export async function currentAlerts(db: Db, town: Pick<TownCard, 'code' | 'timezone'>, now: Date): Promise<Alerts> {
  const { rows } = await sql<{ id: string; name: string; record: Notice }>`
    select n.id, n.name, n.record from notice n
    where n.town = ${town.code} and n.withdrawn_at is null and not n.example and n.record ? 'validThrough'
      and (n.valid_to is null or n.valid_to >= (${now}::timestamptz at time zone ${town.timezone})::date)
      and (n.record ->> 'severity' in ('warning', 'alert') or exists (
        select from source_record l join publication u on u.record_id = l.id where l.thing_id = n.id and u.typed ? 'townHall'))`.execute(
    db,
  )
  const edges = rows.flatMap(({ record: { validFrom, validThrough } }) => [
    ...(validFrom ? [instantOf(validFrom, town.timezone, 'start')] : []),
    instantOf(validThrough!, town.timezone, 'end'),
  ])
  const alerts = rows
    .filter(({ record }) => holds(record, town.timezone, now))
    .map(({ id, name, record }) => ({
      id,
      name,
      path: pathOf(id, name),
      level: record.severity ?? 'info',
      until: record.validThrough!,
    }))
    .sort((a, b) => rank[a.level] - rank[b.level] || (a.until < b.until ? -1 : 1))
    .slice(0, mostShown)
  return { alerts, until: Math.min(...edges.filter((edge) => edge > now.getTime())) }
}

function holds({ validFrom, validThrough }: Notice, timezone: string, now: Date): boolean {
  const at = now.getTime()
  return (!validFrom || instantOf(validFrom, timezone, 'start') <= at) && instantOf(validThrough!, timezone, 'end') > at
}

/** A day alone begins at its midnight and ends at the next. */
function instantOf(value: string, timezone: string, edge: 'start' | 'end'): number {
  if (value.length > 10) return Date.parse(value)
  const day = Temporal.PlainDate.from(value).add({ days: edge === 'end' ? 1 : 0 })
  return day.toZonedDateTime(timezone).epochMilliseconds
}

export interface KeptNotice {
  publication: number
  name: string
  text: string
  level: Level
  from: string
  until: string
  /** Ended by hand before its end. */
  endedAt: Date | null
}

/** The town hall's notices, those that are over too, newest first: the history of what was displayed. */
export async function townNotices(db: Db, town: string, limit = 50): Promise<KeptNotice[]> {
  const { rows } = await sql<KeptNotice>`
    select u.id as publication, u.record ->> 'name' as name, coalesce(u.record ->> 'description', '') as text, u.record ->> 'severity' as level,
      u.record ->> 'validFrom' as "from", u.record ->> 'validThrough' as until, case when u.state = 'withdrawn' then u.updated_at end as "endedAt"
    from publication u where u.town = ${town} and u.kind = 'notice' and u.typed ? 'townHall' and u.state in ('published', 'withdrawn')
    order by u.created_at desc, u.id desc limit ${limit}`.execute(db)
  return rows
}

/** Followers are told of a warning as an alert, once, rather than of something new to read. */
export async function tellAsAlert(trx: Db, publication: number, level: Level): Promise<void> {
  if (level === 'info') return
  await sql`update happening set kind = 'alert', details = details || ${JSON.stringify({ level })}::jsonb
    where publication_id = ${publication} and kind = 'published' and told_at is null`.execute(trx)
}
