import { type CanonicalTableName, canonicalTables, type Db } from '@wiker/platform'
import { within } from '@wiker/platform/database/within.ts'
import { sql } from 'kysely'
import type { MatchReason } from '../match/index.ts'
import { lockKinds } from './lock.ts'
import { findThing } from './read.ts'
import { type Moment, refreshThings } from './refresh.ts'
import { isMatched } from './regroup.ts'
import { openTouched, touchThings } from './touched.ts'

export type Decided =
  | { ok: true; things: string[] }
  | { ok: false; reason: 'unknown-thing' | 'two-kinds' | 'kind-not-matched' | 'one-thing' | 'not-its-records' }

/**
 * A person says that two things are one. Holds for ever, whatever the machine finds; taken back by `splitThing`. The earlier page
 * stays and the other leads to it.
 */
export async function mergeThings(db: Db, a: string, b: string, who: string, moment: Moment): Promise<Decided> {
  const first = await findThing(db, a)
  const second = await findThing(db, b)
  if (!first || !second) return { ok: false, reason: 'unknown-thing' }
  if (first.kind !== second.kind) return { ok: false, reason: 'two-kinds' }
  if (first.id === second.id) return { ok: false, reason: 'one-thing' }
  return decide(db, first.kind, moment, async (trx) => {
    const [ours, theirs] = [await membersOf(trx, first.id), await membersOf(trx, second.id)]
    if (ours.length === 0 || theirs.length === 0) return { ok: false, reason: 'unknown-thing' }
    // All of the one with all of the other: what somebody took apart before is put together again.
    const decision = { kind: first.kind, town: first.town, decision: 'same' as const, who }
    await note(trx, crossed(ours, theirs), decision, moment.now)
    return [first.id, second.id]
  })
}

/**
 * A person says that some records of a thing are not of it: they become a thing of their own and get their own page back. Holds for ever, and is
 * taken back by `mergeThings`.
 */
export async function splitThing(
  db: Db,
  thing: string,
  records: string[],
  who: string,
  moment: Moment,
): Promise<Decided> {
  const found = await findThing(db, thing)
  if (!found) return { ok: false, reason: 'unknown-thing' }
  return decide(db, found.kind, moment, async (trx) => {
    const members = await membersOf(trx, found.id)
    const apart = members.filter((id) => records.includes(id))
    const rest = members.filter((id) => !records.includes(id))
    if (apart.length !== new Set(records).size || apart.length === 0 || rest.length === 0) {
      return { ok: false, reason: 'not-its-records' }
    }
    const decision = { kind: found.kind, town: found.town, decision: 'different' as const, who }
    await note(trx, crossed(apart, rest), decision, moment.now)
    return [found.id]
  })
}

async function decide(
  db: Db,
  kind: CanonicalTableName,
  moment: Moment,
  work: (trx: Db) => Promise<string[] | Exclude<Decided, { ok: true }>>,
): Promise<Decided> {
  if (!isMatched(kind)) return { ok: false, reason: 'kind-not-matched' }
  return within(db, async (trx): Promise<Decided> => {
    await lockKinds(trx, [kind])
    const things = await work(trx)
    if (!Array.isArray(things)) return things
    await openTouched(trx)
    await touchThings(trx, things)
    const { rows: layers } = await sql<{ key: string }>`select key from touched`.execute(trx)
    await refreshThings(trx, moment)
    const { rows } = await sql<{ id: string }>`
      select distinct thing_id as id from source_record where key = any(${layers.map(({ key }) => key)}::bigint[])
        and withdrawn_at is null and review is null order by 1`.execute(trx)
    return { ok: true, things: rows.map((row) => row.id) }
  })
}

async function membersOf(trx: Db, thing: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct id from source_record where thing_id = ${thing} and withdrawn_at is null and review is null order by id`.execute(
    trx,
  )
  return rows.map((row) => row.id)
}

interface Pair {
  a: string
  b: string
}

const crossed = (some: string[], others: string[]): Pair[] =>
  some.flatMap((one) => others.map((other) => (one < other ? { a: one, b: other } : { a: other, b: one })))

const recordset = (pairs: Pair[]) => sql`json_to_recordset(${JSON.stringify(pairs)}::json) as r(a text, b text)`

interface Decision {
  kind: string
  town: string
  decision: 'same' | 'different'
  who: string
}

async function note(trx: Db, pairs: Pair[], { kind, town, decision, who }: Decision, now: Date): Promise<void> {
  await sql`
    insert into match (a, b, kind, town, decision, decided_by, decided_at)
    select r.a, r.b, ${kind}, ${town}, ${decision}, ${who}, ${now}::timestamptz from ${recordset(pairs)}
    on conflict (a, b) do update set decision = excluded.decision, decided_by = excluded.decided_by, decided_at = excluded.decided_at`.execute(
    trx,
  )
}

/** Two things that may be one, for a person to settle by `mergeThings` or by `tellApart`. */
export interface DoubtfulPair {
  kind: CanonicalTableName
  a: { thing: string; record: string; name: string }
  b: { thing: string; record: string; name: string }
  /** Probability that both are one thing. */
  score: number
  reasons: MatchReason[]
}

/** The surest pair of every two things of a town that the machine dares not join, the surest first. */
export async function doubtfulPairs(db: Db, town: string): Promise<DoubtfulPair[]> {
  const names = canonicalTables.map(
    (kind) => sql`select id, name from ${sql.table(kind)}
      where withdrawn_at is null and id in (select thing_a from pair union select thing_b from pair)`,
  )
  const { rows } = await sql<DoubtfulPair>`
    with pair as (
      select distinct on (least(x.thing_id, y.thing_id), greatest(x.thing_id, y.thing_id))
        m.kind, m.score, m.reasons, m.a, m.b, x.thing_id as thing_a, y.thing_id as thing_b
      from match m join source_record x on x.id = m.a and x.withdrawn_at is null join source_record y on y.id = m.b and y.withdrawn_at is null
      where m.decision is null and m.verdict is not null and x.thing_id <> y.thing_id
        and (m.town = ${town} or x.town = ${town} or y.town = ${town})
        and not exists (select from match d join source_record p on p.id = d.a join source_record q on q.id = d.b
          where d.decision = 'different' and (p.thing_id, q.thing_id) in ((x.thing_id, y.thing_id), (y.thing_id, x.thing_id)))
      order by least(x.thing_id, y.thing_id), greatest(x.thing_id, y.thing_id), m.score desc, m.a, m.b),
    named as (${sql.join(names, sql` union all `)})
    select p.kind, p.score, p.reasons, json_build_object('thing', p.thing_a, 'record', p.a, 'name', na.name) as a,
      json_build_object('thing', p.thing_b, 'record', p.b, 'name', nb.name) as b
    from pair p join named na on na.id = p.thing_a join named nb on nb.id = p.thing_b order by p.score desc, p.a, p.b`.execute(
    db,
  )
  return rows
}

/** A person says that two things are two: the machine does not ask again, and never joins them. */
export async function tellApart(db: Db, a: string, b: string, who: string, moment: Moment): Promise<Decided> {
  const first = await findThing(db, a)
  const second = await findThing(db, b)
  if (!first || !second) return { ok: false, reason: 'unknown-thing' }
  if (first.kind !== second.kind) return { ok: false, reason: 'two-kinds' }
  if (first.id === second.id) return { ok: false, reason: 'one-thing' }
  return decide(db, first.kind, moment, async (trx) => {
    const pairs = crossed(await membersOf(trx, first.id), await membersOf(trx, second.id))
    await note(trx, pairs, { kind: first.kind, town: first.town, decision: 'different', who }, moment.now)
    return [first.id, second.id]
  })
}
