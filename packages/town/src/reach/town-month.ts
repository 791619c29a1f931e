import { sql } from 'kysely'
import type { Grown } from '../audience/read.ts'
import type { Db } from '../db.ts'
import { pathOf } from '../records/path.ts'
import { type Kind, sectionOf } from '../sections.ts'
import type { Section } from '../types.ts'
import type { Days } from '../worth/counts.ts'
import { daysOfMonth } from '../worth/month.ts'

/** What a month was for a town, as its mayor is told: counts alone, nobody named but those who publish in public. */
export interface TownMonth {
  /** `2026-11` */
  month: string
  days: Days
  before: Days
  readings: Grown
  /** What went online, by who published it. */
  published: { associations: Grown; merchants: Grown; townHall: Grown; inhabitants: Grown }
  /** Associations that published. */
  associations: Grown
  /** Events that took place, examples left out. */
  events: Grown
  /** What readers pointed out. */
  reports: Grown
  /** Sources of which something is shown. */
  sources: number
  letter: { subscribers: number; sent: number; letters: number }
  mostRead: { name: string; section: Section; path: string; readings: number }[]
}

/** Readings under which a page is not called one of the most read. */
const fewest = 5

export async function readTownMonth(
  db: Db,
  town: { code: string; timezone: string },
  month: string,
  today: string,
): Promise<TownMonth> {
  const { days, before } = daysOfMonth(month, today)
  const [readings, published, events, reports, sources, letter, mostRead] = await Promise.all([
    grown(
      db,
      sql`select coalesce(sum(readings) filter (where ${within(sql`day`, days)}), 0)::int as now,
      coalesce(sum(readings) filter (where ${within(sql`day`, before)}), 0)::int as before
      from audience where town = ${town.code} and day between ${before.from}::date and ${days.to}::date`,
    ),
    publishedBy(db, town, days, before),
    grown(
      db,
      sql`select count(distinct d.event_id) filter (where ${within(sql`d.day`, days)})::int as now,
      count(distinct d.event_id) filter (where ${within(sql`d.day`, before)})::int as before
      from event_date d join event e on e.id = d.event_id where d.town = ${town.code} and not e.example and e.withdrawn_at is null
        and d.status <> 'cancelled' and d.day between ${before.from}::date and ${days.to}::date`,
    ),
    grown(
      db,
      sql`select count(*) filter (where ${within(local(sql`created_at`, town.timezone), days)})::int as now,
      count(*) filter (where ${within(local(sql`created_at`, town.timezone), before)})::int as before from report where town = ${town.code}`,
    ),
    sql<{ count: number }>`
      select count(distinct source_id)::int as count from source_record where town = ${town.code} and withdrawn_at is null and source_id is not null`.execute(
      db,
    ),
    readLetter(db, town, days),
    readMost(db, town.code, days),
  ])
  return {
    month,
    days,
    before,
    readings,
    ...published,
    events,
    reports,
    sources: sources.rows[0]!.count,
    letter,
    mostRead,
  }
}

const within = (day: ReturnType<typeof sql>, { from, to }: Days) => sql`${day} between ${from}::date and ${to}::date`
const local = (moment: ReturnType<typeof sql>, zone: string) => sql`(${moment} at time zone ${zone})::date`

async function grown(db: Db, query: ReturnType<typeof sql>): Promise<Grown> {
  return ((await query.execute(db)).rows as Grown[])[0]!
}

async function publishedBy(db: Db, { code, timezone }: { code: string; timezone: string }, days: Days, before: Days) {
  const day = local(sql`p.published_at`, timezone)
  const { rows } = await sql<{ who: string; now: number; before: number; pages: number; pagesBefore: number }>`
    select coalesce(g.kind, 'inhabitant') as who, count(*) filter (where ${within(day, days)})::int as now,
      count(*) filter (where ${within(day, before)})::int as before, count(distinct g.id) filter (where ${within(day, days)})::int as pages,
      count(distinct g.id) filter (where ${within(day, before)})::int as "pagesBefore"
    from publication p left join page g on g.id = p.page_id where p.town = ${code} and p.published_at is not null
      and ${day} between ${before.from}::date and ${days.to}::date group by 1`.execute(db)
  const of = (...kinds: string[]): Grown => {
    const some = rows.filter(({ who }) => kinds.includes(who))
    return { now: some.reduce((sum, one) => sum + one.now, 0), before: some.reduce((sum, one) => sum + one.before, 0) }
  }
  const associations = rows.find(({ who }) => who === 'association')
  return {
    published: {
      associations: of('association'),
      merchants: of('merchant'),
      townHall: of('town_hall', 'public_service'),
      inhabitants: of('inhabitant'),
    },
    associations: { now: associations?.pages ?? 0, before: associations?.pagesBefore ?? 0 },
  }
}

async function readLetter(
  db: Db,
  { code, timezone }: { code: string; timezone: string },
  days: Days,
): Promise<TownMonth['letter']> {
  const { rows } = await sql<TownMonth['letter']>`
    select (select count(*)::int from letter_subscriber where town = ${code} and state = 'on') as subscribers,
      count(s.*) filter (where s.state = 'sent')::int as sent, count(distinct i.id)::int as letters
    from letter_issue i left join letter_sending s on s.issue_id = i.id
    where i.town = ${code} and i.state in ('sent', 'sending') and ${within(local(sql`i.began_at`, timezone), days)}`.execute(
    db,
  )
  return rows[0]!
}

const kinds = ['event', 'article', 'offer', 'organization', 'place'] as const satisfies Kind[]

/** The pages of things that were read most, by their names. */
async function readMost(db: Db, town: string, days: Days): Promise<TownMonth['mostRead']> {
  const things = kinds.map(
    (
      kind,
    ) => sql`select ${sql.lit(kind)} as kind, k.id, k.name, k.category from ${sql.table(kind)} k join read r on substr(split_part(k.id, ':', 4), 1, 10) = r.key
      where k.town = ${town} and k.withdrawn_at is null`,
  )
  const { rows } = await sql<{ kind: Kind; id: string; name: string; category: string | null; readings: number }>`
    with read as (select right(page, 10) as key, sum(readings)::int as readings from audience
      where town = ${town} and day between ${days.from}::date and ${days.to}::date and page ~ '[0-9a-f]{10}$'
      group by 1 having sum(readings) >= ${fewest} order by 2 desc limit 40)
    select t.kind, t.id, t.name, t.category, r.readings from (${sql.join(things, sql` union all `)}) t
    join read r on r.key = substr(split_part(t.id, ':', 4), 1, 10) order by r.readings desc, t.name limit 8`.execute(db)
  return rows.map(({ kind, id, name, category, readings }) => ({
    name,
    section: sectionOf(kind, category),
    path: pathOf(id, name),
    readings,
  }))
}

/** Whether this letter of the month left for this address already. */
export async function wasToldOf(db: Db, email: string, town: string, month: string): Promise<boolean> {
  const { rows } = await sql`
    select from mail where kind = 'town-month' and recipient = ${email} and headers ->> 'X-Wiker-Month' = ${`${town} ${month}`} limit 1`.execute(
    db,
  )
  return rows.length > 0
}
