import type { Event, Organization } from '@wiker/model'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { creditOf, readSources } from '../records/credit.ts'
import { pathOf } from '../records/path.ts'
import { type Kind, sectionOf } from '../sections.ts'
import type { TownCard, Undated, UndatedLine } from '../types.ts'

interface UndatedRow {
  kind: Kind
  id: string
  name: string
  category: string | null
  sourceId: string | null
  record: Event | Organization
  next: string | null
}

const most = 100

/**
 * What a town's agenda knows without a day: feasts of every year, festivals with their season, regular activities told in words, events
 * whose date or year nobody printed. Each with the words of its source; a yearly rule gives its next day, never a word of season. Left out:
 * examples, what is cancelled, and what ended before `today`.
 */
export async function readUndated(db: Db, query: { town: TownCard; today: string }): Promise<Undated> {
  const { town, today } = query
  const { rows } = await sql<UndatedRow>`
    select 'event' as kind, e.id, e.name, e.category, e.source_id::text as "sourceId", e.record,
           (select min(d.day)::text from event_date d where d.event_id = e.id and d.ends_day >= ${today}::date) as next
    from event e
    where e.town = ${town.code} and e.withdrawn_at is null and not e.example
      and coalesce(e.record ->> 'eventStatus', 'scheduled') <> 'cancelled'
      and (e.starts_on is null and coalesce(left(e.record ->> 'endDate', 10), '9999') >= ${today}
           or e.record -> 'recurrence' ->> 'rrule' like '%FREQ=YEARLY%')
    union all
    select 'organization', id, name, category, source_id::text, record, null from organization
    where town = ${town.code} and withdrawn_at is null and not example and category = 'festival'
    order by kind, name, id limit ${most}`.execute(db)
  const sources = await readSources(
    db,
    rows.map((row) => row.sourceId),
  )
  const undated: Undated = { yearly: [], regular: [], unconfirmed: [] }
  for (const row of withoutTwins(rows)) {
    const line = lineOf(row, creditOf(row.record, row.sourceId, sources))
    undated[shelfOf(row, line)].push(line)
  }
  undated.yearly.sort((one, other) => (one.next ?? '9999').localeCompare(other.next ?? '9999'))
  return undated
}

/** A list of festivals and a town's own page tell of the same feast: the event has the better words. */
function withoutTwins(rows: UndatedRow[]): UndatedRow[] {
  const events = rows.filter((row) => row.kind === 'event').map((row) => plain(row.name))
  return rows.filter((row) => row.kind === 'event' || !events.some((name) => plain(row.name).startsWith(name)))
}

function lineOf(row: UndatedRow, credit: UndatedLine['credit']): UndatedLine {
  const { record } = row
  return {
    id: row.id,
    path: pathOf(row.id, row.name),
    section: sectionOf(row.kind, row.category),
    name: row.name,
    category: row.category,
    placeName: record.type === 'Event' ? (record.location?.name ?? null) : null,
    words: repetitionOf(row) ?? record.description ?? null,
    next: row.next,
    ...(record.advertiser && { advertiser: record.advertiser }),
    credit,
  }
}

function shelfOf(row: UndatedRow, { words, next }: UndatedLine): keyof Undated {
  if (row.kind === 'organization' || next !== null) return 'yearly'
  if (words && everyYear.test(words)) return 'yearly'
  return repetitionOf(row) === undefined ? 'unconfirmed' : 'regular'
}

/** How it comes back, where the source tells it in words that are no rule. */
function repetitionOf({ record }: UndatedRow): string | undefined {
  const words = record.additional?.recurrence
  return typeof words === 'string' ? words : undefined
}

const everyYear =
  /chaque ann[ée]e|tous les (?:deux |trois )?ans|annuel|habituel|every year|yearly|annual|todos los años|cada año|în fiecare an|varje år/i

const plain = (name: string) =>
  name
    .replace(/^festival\s*:\s*/i, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
