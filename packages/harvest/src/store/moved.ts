import type { CanonicalRecord } from '@wiker/model'
import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import { comparableOf, compare, type MatchTown } from '../match/index.ts'
import type { GoneScope } from './plan.ts'

/** An event whose identifier or words are new, or one that the source gives no longer. */
interface Appointment {
  /** Row of the table `incoming`; of what vanishes, 0. */
  position: number
  id: string
  town: MatchTown
  record: CanonicalRecord
  /** Plain words of its name and of its hall. */
  name: string
  hall: string
  /** `2026-11-28`; null of what has no date. */
  day: string | null
  /** How many rows of that name the source gives now. */
  namesakes: number
}

/**
 * An event that its source puts off, moves to another hour or hall, or calls otherwise, comes as a new record where nothing but its words numbers
 * it, while the old one vanishes. It is the same event when nothing else of that source could be meant: it keeps its page and what people set by
 * hand. What is past has not moved. Returns how many were recognised.
 */
export async function recogniseMoved(trx: Db, scope: GoneScope): Promise<number> {
  const { sourceId, changesOnly } = scope
  // Of changes alone nothing vanishes.
  const vanishing = changesOnly ? [] : await readVanishing(trx, scope)
  if (vanishing.length === 0) return 0
  const fresh = await readFresh(trx, sourceId)
  const moves: { position: number; id: string }[] = []
  for (const rule of rules) {
    const taken = new Set(moves.flatMap(({ position, id }) => [String(position), id]))
    const [now, before] = [
      fresh.filter((one) => !taken.has(String(one.position))),
      vanishing.filter((one) => !taken.has(one.id)),
    ]
    for (const [one, other] of pairsOf(now, before, rule)) moves.push({ position: one.position, id: other.id })
  }
  if (moves.length === 0) return 0
  await sql`update incoming i set id = r.id, record = jsonb_set(i.record, '{id}', to_jsonb(r.id))
    from json_to_recordset(${JSON.stringify(moves)}::json) as r(position integer, id text) where i.position = r.position`.execute(
    trx,
  )
  return moves.length
}

interface Rule {
  /** What the two must have in common; undefined: the rule says nothing of it. */
  key(one: Appointment): string | undefined
  holds?(fresh: Appointment, vanishing: Appointment): boolean
}

/** The surest first. Of each, only what is alone on both sides. */
const rules: Rule[] = [
  // Another hour or another hall.
  { key: ({ name, day }) => (day ? `${name}\n${day}` : undefined) },
  // Other words: "Complet – Loto".
  {
    key: ({ record, hall }) => (startOf(record).includes('T') ? `${startOf(record)}\n${hall}` : undefined),
    holds: sounds,
  },
  // Another day, when the source has no other of that name: a list of dates is no list of delays.
  { key: ({ name, hall, namesakes }) => (namesakes <= 1 ? `${name}\n${hall}` : undefined) },
]

function pairsOf(fresh: Appointment[], vanishing: Appointment[], { key, holds }: Rule): [Appointment, Appointment][] {
  const grouped = (some: Appointment[]) => Map.groupBy(some, (one) => withTown(one, key(one)))
  const before = grouped(vanishing)
  return [...grouped(fresh)].flatMap(([words, some]): [Appointment, Appointment][] => {
    const others = before.get(words)
    const [one, other] = [some[0]!, others?.[0]]
    if (words === undefined || some.length !== 1 || others?.length !== 1 || !other) return []
    return !holds || holds(one, other) ? [[one, other]] : []
  })
}

const withTown = ({ town }: Appointment, key: string | undefined) => key && `${town.code}\n${key}`
const startOf = (record: CanonicalRecord) => ('startDate' in record && record.startDate) || ''

/** As matching would say if two sources told it. */
function sounds(fresh: Appointment, vanishing: Appointment): boolean {
  const [a, b] = [
    comparableOf(fresh.record, { id: 'fresh', town: fresh.town, source: 'now' }),
    comparableOf(vanishing.record, { id: 'vanishing', town: vanishing.town, source: 'before' }),
  ]
  return a !== undefined && b !== undefined && compare(a, b).verdict === 'same'
}

const town = sql`json_build_object('code', t.code, 'name', t.name, 'timezone', t.timezone, 'country', t.country) as town`
const words = (row: string) =>
  sql.raw(
    `plain(${row}.name) as name, coalesce(plain(${row}.record #>> '{location,name}'), '') as hall, ${row}.extra->>'starts_on' as day`,
  )

async function readVanishing(trx: Db, { sourceId, today, sheltered }: GoneScope): Promise<Appointment[]> {
  const { rows } = await sql<Appointment>`
    select 0 as position, l.id, ${town}, l.record, ${words('l')}, 0 as namesakes
    from source_record l join town t on t.code = l.town
    where l.source_id = ${sourceId} and l.kind = 'event' and l.withdrawn_at is null
      and ((l.extra->>'recurring')::boolean or coalesce(l.extra->>'ends_on', l.extra->>'starts_on') >= ${today})
      and coalesce(l.member, '') <> all(${sheltered}::text[]) and not exists (select from incoming i where i.id = l.id) order by l.id`.execute(
    trx,
  )
  const named = Map.groupBy(rows, ({ town, name }) => `${town.code}\n${name}`)
  return rows.map((row) => ({ ...row, namesakes: named.get(`${row.town.code}\n${row.name}`)!.length }))
}

async function readFresh(trx: Db, sourceId: number): Promise<Appointment[]> {
  const { rows } = await sql<Appointment>`
    with given as (select i.*, count(*) over (partition by i.town, plain(i.name))::int as namesakes from incoming i where i.kind = 'event')
    select i.position, i.id, ${town}, i.record, ${words('i')}, i.namesakes
    from given i join town t on t.code = i.town
    where not exists (select from source_record l where l.id = i.id and l.source_id = ${sourceId}) order by i.position`.execute(
    trx,
  )
  return rows
}
