import type { Db } from '@wiker/platform/database/connect.ts'
import type { CanonicalTableName } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import { type Comparable, clustersOf, compare, type MatchDecision, matchedKinds } from '../match/index.ts'
import { assignThings, type Grouped, type Page } from './assign.ts'
import { layBlocks, touchSharers } from './blocks.ts'
import { readComparables } from './comparables.ts'
import { judgePairs } from './pairs.ts'
import { partsOf } from './parts.ts'
import type { Moment } from './refresh.ts'

/**
 * Decides again which records are one thing, for those that were touched and those joined to them, by the verdicts of the machine and the
 * decisions of people. Returns how many things more than one source tells of there are among them.
 */
export async function regroup(trx: Db, kinds: CanonicalTableName[], { now, today }: Moment): Promise<number> {
  let joined = 0
  for (const kind of kinds.filter(isMatched)) {
    await touchSharers(trx)
    await layBlocks(trx, kind)
    await touchSharers(trx)
    await judgePairs(trx, kind, today)
    joined += await group(trx, kind, now)
  }
  await sql`update source_record l set matched = true from touched t where l.key = t.key and not l.matched`.execute(trx)
  return joined
}

/** Whether records of a kind are compared with those of other sources. */
export function isMatched(kind: CanonicalTableName): boolean {
  return (matchedKinds as readonly string[]).includes(kind)
}

interface Node {
  id: string
  thing: string
  since: number
}

async function group(trx: Db, kind: CanonicalTableName, now: Date): Promise<number> {
  const nodes = await partsOfTouched(trx, kind)
  if (nodes.length === 0) return 0
  const ids = nodes.map((node) => node.id)
  const comparables = await readComparables(trx, ids)
  const clusters = clustered(comparables, await readVerdicts(trx, ids))
  const thingOf = new Map(nodes.map((node) => [node.id, node.thing]))
  const pages = await readPages(trx, kind, nodes)
  const grouped = assignThings(clusters, thingOf, pages)
  await writeGroups(trx, kind, grouped, now)
  return grouped.filter(({ members }) => members.length > 1).length
}

/** Connected parts are clustered one by one: most are of two records. */
function clustered(comparables: Map<string, Comparable>, verdicts: Verdict[]): string[][] {
  const tied = verdicts.filter(({ verdict, decision }) => verdict === 'same' || decision === 'same')
  const partOf = partsOf(comparables.keys(), tied)
  const within = Map.groupBy(
    verdicts.filter(({ a, b }) => partOf.get(a) === partOf.get(b)),
    ({ a }) => partOf.get(a)!,
  )
  return [...Map.groupBy(comparables.values(), ({ id }) => partOf.get(id)!)].flatMap(([part, members]) => {
    if (members.length === 1) return [[part]]
    const known = within.get(part) ?? []
    const decisions = known.flatMap(({ a, b, decision }): MatchDecision[] =>
      decision ? [{ a, b, verdict: decision }] : [],
    )
    const comparisons = known.flatMap(({ a, b, verdict }) =>
      verdict ? [{ ...compare(comparables.get(a)!, comparables.get(b)!), verdict }] : [],
    )
    return clustersOf(members, comparisons, decisions).clusters.map((cluster) => cluster.members)
  })
}

/** The live records that may be grouped otherwise than before: those tied to a touched one by a verdict, or by the thing they were. */
async function partsOfTouched(trx: Db, kind: string): Promise<Node[]> {
  const tied = sql`(m.verdict = 'same' or m.decision = 'same')`
  const { rows } = await sql<Node>`
    with recursive part(id) as (
      (select distinct t.id from touched t where t.kind = ${kind} and (
        exists (select from match m where m.a = t.id and ${tied}) or exists (select from match m where m.b = t.id and ${tied})
        or exists (select from source_record l where l.id = t.id and l.thing_id <> l.id))
      union
      select distinct o.id from touched t join source_record o on o.thing_id = t.thing_id and o.id <> t.id where t.kind = ${kind})
      union
      select next.id from part p cross join lateral (
        select m.b as id from match m where m.a = p.id and ${tied}
        union all select m.a from match m where m.b = p.id and ${tied}
        union all select o.id from source_record l join source_record o on o.thing_id = l.thing_id and o.id <> l.id where l.id = p.id
      ) next)
    select l.id, min(l.thing_id) as thing, (extract(epoch from min(l.first_seen)) * 1000)::float8 as since
    from part p join source_record l on l.id = p.id
    where l.withdrawn_at is null and l.review is null group by l.id order by l.id`.execute(trx)
  return rows
}

interface Verdict {
  a: string
  b: string
  verdict: 'same' | 'doubtful' | null
  decision: MatchDecision['verdict'] | null
}

async function readVerdicts(trx: Db, ids: string[]): Promise<Verdict[]> {
  const { rows } = await sql<Verdict>`
    select a, b, verdict, decision from match where a = any(${ids}::text[]) and b = any(${ids}::text[]) order by a, b`.execute(
    trx,
  )
  return rows
}

async function readPages(trx: Db, kind: CanonicalTableName, nodes: Node[]): Promise<Map<string, Page>> {
  const wanted = [...new Set(nodes.flatMap(({ id, thing }) => [id, thing]))]
  const { rows } = await sql<{ id: string; state: Page['state']; since: number }>`
    select id, case when withdrawn_at is null then 'live' else 'withdrawn' end as state,
      (extract(epoch from created_at) * 1000)::float8 as since
    from ${sql.table(kind)} where id = any(${wanted}::text[])`.execute(trx)
  const known = new Map(rows.map((row) => [row.id, row]))
  const seen = new Map(nodes.map((node) => [node.id, node.since]))
  return new Map(
    wanted.map((id) => {
      const since = known.get(id)?.since ?? seen.get(id) ?? Number.POSITIVE_INFINITY
      return [id, { since, state: known.get(id)?.state ?? 'none' }]
    }),
  )
}

/** Every layer under its thing, every other id an alias; what was a thing and is one no longer is shown nowhere. */
async function writeGroups(trx: Db, kind: CanonicalTableName, grouped: Grouped[], now: Date): Promise<void> {
  const members = grouped.flatMap(({ thing, members }) => members.map((id) => ({ id, thing })))
  const aliases = grouped.flatMap(({ thing, aliases }) => aliases.map((id) => ({ id, thing })))
  const rows = (of: { id: string; thing: string }[]) =>
    sql`json_to_recordset(${JSON.stringify(of)}::json) as r(id text, thing text)`
  await sql`insert into to_show (thing_id, kind)
    select distinct l.thing_id, ${kind} from ${rows(members)} join source_record l on l.id = r.id
    union select distinct r.thing, ${kind} from ${rows(members)} on conflict do nothing`.execute(trx)
  await sql`update source_record l set thing_id = r.thing from ${rows(members)}
    where l.id = r.id and l.withdrawn_at is null and l.thing_id <> r.thing`.execute(trx)
  // What its source took back long ago still belongs to the page that it made.
  await sql`update source_record l set thing_id = r.thing from ${rows(aliases)} where l.thing_id = r.id`.execute(trx)
  await sql`delete from thing_alias a using ${rows(members)} where a.id = r.thing`.execute(trx)
  await sql`update thing_alias a set thing_id = r.thing from ${rows(aliases)} where a.thing_id = r.id`.execute(trx)
  await sql`insert into thing_alias as a (id, thing_id, kind, town, since)
    select r.id, r.thing, ${kind}, (select l.town from source_record l where l.thing_id = r.thing and l.withdrawn_at is null and l.review is null limit 1),
      ${now}::timestamptz
    from ${rows(aliases)}
    on conflict (id) do update set thing_id = excluded.thing_id, town = excluded.town where a.thing_id <> excluded.thing_id`.execute(
    trx,
  )
}
