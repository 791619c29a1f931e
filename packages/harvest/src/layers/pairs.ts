import type { Db } from '@wiker/platform/database/connect.ts'
import { textOfJson } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import { type Comparable, type Comparison, compare, largestBlock } from '../match/index.ts'
import { readComparables } from './comparables.ts'

const batch = 2000
/** Records kept at hand from one batch to the next: those of a town meet again and again. */
const mostAtHand = 20_000

/** Compares the touched records of a kind with those of other sources that they may be, and keeps the verdicts that matter. */
export async function judgePairs(trx: Db, kind: string, today: string): Promise<void> {
  const before = await readJoined(trx, kind)
  await forgetVerdicts(trx, kind)
  const pairs = await candidatePairs(trx, kind)
  const comparables = new Map<string, Comparable>()
  for (let i = 0; i < pairs.length; i += batch) {
    const some = pairs.slice(i, i + batch)
    if (comparables.size > mostAtHand) comparables.clear()
    const missing = new Set(some.flatMap(({ a, b }) => [a, b]).filter((id) => !comparables.has(id)))
    for (const [id, comparable] of await readComparables(trx, [...missing])) comparables.set(id, comparable)
    const verdicts: Comparison[] = []
    for (const { a, b } of some) {
      const [one, other] = [comparables.get(a), comparables.get(b)]
      const comparison = one && other && compare(one, other)
      if (!comparison) continue
      const moved = before.has(`${a} ${b}`) && isMoved(comparison) && isAhead(one, today) && isAhead(other, today)
      if (moved) verdicts.push({ ...comparison, verdict: 'same' })
      else if (comparison.verdict !== 'different') verdicts.push(comparison)
    }
    await keep(trx, kind, verdicts)
  }
  if (pairs.length > batch) await sql`analyze match`.execute(trx)
}

/**
 * Pairs that were one thing until now. When one of them says another day or another hour and nothing else, the event was put off and the others
 * have not heard of it yet: it stays one thing.
 */
async function readJoined(trx: Db, kind: string): Promise<Set<string>> {
  const { rows } = await sql<{ pair: string }>`
    select m.a || ' ' || m.b as pair from match m
    where m.kind = ${kind} and m.verdict = 'same'
      and (m.a in (select id from touched where kind = ${kind}) or m.b in (select id from touched where kind = ${kind}))
      and exists (select from source_record x join source_record y on y.thing_id = x.thing_id where x.id = m.a and y.id = m.b)`.execute(
    trx,
  )
  return new Set(rows.map((row) => row.pair))
}

const isMoved = ({ siblings, onlyHour }: Comparison) => siblings || onlyHour

/** Not over: of what has taken place another day is another time. */
function isAhead({ when }: Comparable, today: string): boolean {
  return when !== null && when.to >= Date.parse(today) / 86_400_000
}

/** What the machine said of the touched records is said again; what people decided stays. */
async function forgetVerdicts(trx: Db, kind: string): Promise<void> {
  for (const side of ['a', 'b']) {
    const ofTouched = sql`m.kind = ${kind} and t.kind = ${kind} and ${sql.ref(`m.${side}`)} = t.id`
    await sql`delete from match m using touched t where ${ofTouched} and m.decision is null`.execute(trx)
    await sql`update match m set verdict = null, score = null, reasons = null from touched t
      where ${ofTouched} and m.verdict is not null`.execute(trx)
  }
}

/**
 * Pairs that share a block, each once, in order. A block that many share tells nothing. Two records of one source are two things, unless
 * the source no longer gives one of them.
 */
async function candidatePairs(trx: Db, kind: string): Promise<{ a: string; b: string }[]> {
  const { rows } = await sql<{ a: string; b: string }>`
    with every as materialized (
      select distinct b.block, b.layer, b.voice from touched t join match_block b on b.layer = t.key where t.kind = ${kind}),
    telling as (
      select block from match_block where block in (select block from every) group by block having count(*) between 2 and ${largestBlock}),
    own as materialized (select every.* from every join telling using (block)),
    missing as materialized (
      select l.key from source_record l where l.missing_runs > 0 and l.withdrawn_at is null and l.kind = ${kind}
        and l.source_id in (select distinct voice from every)),
    met as (
      select own.layer as one, other.layer as other from own join match_block other on other.block = own.block
      where other.voice <> own.voice
      union
      select own.layer, other.layer from own join match_block other on other.block = own.block and other.voice = own.voice
        and other.layer <> own.layer
      where exists (select from missing) and (other.layer in (select key from missing) or own.layer in (select key from missing)))
    select distinct least(x.id, y.id) as a, greatest(x.id, y.id) as b
    from met join source_record x on x.key = met.one join source_record y on y.key = met.other
    where x.id <> y.id and x.withdrawn_at is null and y.withdrawn_at is null order by 1, 2`.execute(trx)
  return rows
}

async function keep(trx: Db, kind: string, verdicts: Comparison[]): Promise<void> {
  if (verdicts.length === 0) return
  await sql`
    insert into match as m (a, b, kind, town, verdict, score, reasons)
    select r.a, r.b, ${kind}, (select l.town from source_record l where l.id = r.a and l.withdrawn_at is null order by l.source_id limit 1),
      r.verdict, r.score, r.reasons
    from json_to_recordset(${textOfJson(verdicts)}::json) as r(a text, b text, verdict text, score float8, reasons jsonb)
    on conflict (a, b) do update set verdict = excluded.verdict, score = excluded.score, reasons = excluded.reasons`.execute(
    trx,
  )
}
