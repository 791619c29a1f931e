import type { CanonicalRecord } from '@wiker/model'
import type { Db } from '@wiker/platform/database/connect.ts'
import type { CanonicalTableName } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import { comparableOf } from './comparable.ts'
import { compare } from './compare.ts'
import { type MatchReason, type MatchTown, type MatchVerdict, matchedKinds } from './types.ts'

/** Something that may be what somebody is about to announce. */
export interface SimilarThing {
  id: string
  name: string
  record: CanonicalRecord
  /** Its next day among those asked about, `YYYY-MM-DD`; null for what has no dates. */
  day: string | null
  /** Probability that it is the same, 0 to 1. */
  score: number
  verdict: MatchVerdict
  reasons: MatchReason[]
}

export interface SimilarAsked {
  /** Code of the town. */
  town: string
  /** Days on which it takes place (an article: is told), `YYYY-MM-DD`, at most a few. */
  days: string[]
  /** Records that are nowhere yet, such as other proposals. */
  others?: CanonicalRecord[]
  /** Ids that are itself. */
  except?: string[]
}

/** Days around in which the same event may stand in another agenda. */
const daysAround = 2
const mostCompared = 300
/** A pair that matching leaves apart may still be worth a look of its author. */
const worthShowing = 0.3

/** What the town's things are that may be the same as this record, as matching compares them; the likeliest first, five at most. */
export async function similarThings(db: Db, record: CanonicalRecord, asked: SimilarAsked): Promise<SimilarThing[]> {
  const kind = kindOf(record)
  const town = kind && (await readTown(db, asked.town))
  if (!kind || !town) return []
  const typed = comparableOf({ ...record, id: 'typed' }, { town, source: 'typed' })
  if (!typed) return []
  const known = await readNear(db, kind, asked)
  const others = (asked.others ?? []).map((one) => ({ id: one.id, name: one.name ?? '', record: one, day: null }))
  return [...known, ...others]
    .filter(({ id }) => !asked.except?.includes(id))
    .flatMap((one) => {
      const other = comparableOf(one.record, { id: one.id, town, source: one.id })
      const { score, verdict, reasons } = other
        ? compare(typed, other)
        : { score: 0, verdict: 'different' as const, reasons: [] }
      return verdict !== 'different' || score >= worthShowing ? [{ ...one, score, verdict, reasons }] : []
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
}

function kindOf(record: CanonicalRecord): CanonicalTableName | undefined {
  const kinds: Partial<Record<CanonicalRecord['type'], CanonicalTableName>> = { Event: 'event', Article: 'article' }
  const kind = kinds[record.type]
  return kind && (matchedKinds as readonly string[]).includes(kind) ? kind : undefined
}

async function readTown(db: Db, code: string): Promise<MatchTown | undefined> {
  const { rows } = await sql<MatchTown>`
    select code, name, timezone, country, latitude, longitude from town where code = ${code}`.execute(db)
  return rows[0]
}

async function readNear(db: Db, kind: CanonicalTableName, { town, days }: SimilarAsked) {
  if (days.length === 0) return []
  const near = sql`exists (select from unnest(${days}::date[]) w where d.day <= w + ${daysAround}::int and d.ends_day >= w - ${daysAround}::int)`
  const query =
    kind === 'event'
      ? sql`select e.id, e.name, e.record, min(d.day)::text as day from event e join event_date d on d.event_id = e.id
          where e.town = ${town} and e.withdrawn_at is null and not e.example and ${near} group by e.id limit ${mostCompared}`
      : sql`select id, name, record, published_on::text as day from article
          where town = ${town} and withdrawn_at is null and not example and published_on between ${days[0]!}::date - 30 and ${days[0]!}::date + 30
          order by published_on desc limit ${mostCompared}`
  const { rows } = await sql<{
    id: string
    name: string
    record: CanonicalRecord
    day: string | null
  }>`${query}`.execute(db)
  return rows
}
