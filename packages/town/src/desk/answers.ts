import { jsonb } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** What somebody, or a rule, answered to a card. */
export interface AnswerGiven {
  /** Made with the page; what is sent twice with one is kept once. */
  token: string
  town: string
  kind: string
  card: string
  name: string
  answer: string
  reason: string
  alike?: { key: string; name: string } | undefined
  /** `YYYY-MM-DD`: the first day on which the card may come again; absent: as long as the thing waits. */
  until?: string | undefined
  person: string
  role: string
  rule?: number | undefined
  /** How long it was looked at. */
  seconds?: number | undefined
  now: Date
}

/** A day that never comes: an answer for good. */
export const never = '9999-12-31'

/** Keeps an answer; undefined when it is there already. */
export async function keepAnswer(trx: Db, given: AnswerGiven): Promise<number | undefined> {
  const { token, town, kind, card, name, answer, reason, alike, until, person, role, rule, seconds, now } = given
  const { rows } = await sql<{ id: number }>`
    insert into desk_answer (token, town, kind, card, name, answer, reason, alike, alike_name, until, person_id, role, rule_id, seconds, at)
    values (${token}, ${town}, ${kind}, ${card}, ${name}, ${answer}, ${reason}, ${alike?.key ?? null}, ${alike?.name ?? null},
      ${until ?? null}::date, ${person}, ${role}, ${rule ?? null}, ${seconds ?? null}, ${now})
    on conflict (token, kind, card) do nothing returning id`.execute(trx)
  return rows[0]?.id
}

/** What it answered was no more there: nothing was answered. */
export async function forgetAnswer(trx: Db, id: number): Promise<void> {
  await sql`delete from desk_answer where id = ${id}`.execute(trx)
}

/** What undoing it will need. */
export async function keepMemory(trx: Db, id: number, memory: Record<string, unknown>): Promise<void> {
  await sql`update desk_answer set memory = ${jsonb(memory)} where id = ${id}`.execute(trx)
}

/** Cards of some towns that do not come today, as `town kind card`. */
export async function hiddenCards(db: Db, towns: string[], today: string): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select town || ' ' || kind || ' ' || card as key from desk_answer
    where town = any(${towns}::text[]) and undone_at is null and until > ${today}::date`.execute(db)
  return new Set(rows.map((row) => row.key))
}

export interface KeptAnswer {
  id: number
  token: string
  town: string
  kind: string
  card: string
  name: string
  answer: string
  until: string | null
  memory: Record<string, unknown>
  at: Date
}

const minutesToUndo = 60

/** The last press of somebody in some towns that can still be taken back: one answer, or several given at once. */
export async function lastPress(db: Db, person: string, towns: string[], now: Date): Promise<KeptAnswer[]> {
  const { rows } = await sql<KeptAnswer>`
    select id, token, town, kind, card, name, answer, until::text as until, memory, at from desk_answer
    where token = (select token from desk_answer where person_id = ${person} and rule_id is null and undone_at is null
        and town = any(${towns}::text[]) and at > ${new Date(now.getTime() - minutesToUndo * 60_000)} order by at desc, id desc limit 1)
      and person_id = ${person} and undone_at is null order by id`.execute(db)
  return rows
}

/** Nobody takes it back twice. False when somebody has. */
export async function markUndone(trx: Db, id: number, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update desk_answer set undone_at = ${now} where id = ${id} and undone_at is null returning id`.execute(trx)
  return rows.length > 0
}

const enoughToKnow = 5

/** Seconds that a card of each kind takes this person, as the median of the last fifty; kinds of which too few are known are left out. */
export async function usualSeconds(db: Db, person: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ kind: string; seconds: number }>`
    select kind, percentile_cont(0.5) within group (order by seconds)::float8 as seconds from (
      select kind, seconds, row_number() over (partition by kind order by at desc) as n from desk_answer
      where person_id = ${person} and seconds is not null and rule_id is null) recent
    where n <= 50 group by kind having count(*) >= ${enoughToKnow}`.execute(db)
  return new Map(rows.map(({ kind, seconds }) => [kind, seconds]))
}

export interface DoneLine {
  kind: string
  answer: string
  count: number
  /** Who answered: their name, or their address; null when it was a rule. */
  who: string | null
  mine: boolean
  deputy: boolean
}

/** What was answered in some towns since a moment, by whom, put off left out. */
export async function doneSince(db: Db, person: string, towns: string[], since: Date): Promise<DoneLine[]> {
  const { rows } = await sql<DoneLine>`
    select a.kind, a.answer, count(*)::int as count, case when a.rule_id is null then coalesce(nullif(p.name, ''), p.email) end as who,
      a.rule_id is null and a.person_id is not distinct from ${person} as mine, a.role = 'deputy' as deputy
    from desk_answer a left join person p on p.id = a.person_id
    where a.town = any(${towns}::text[]) and a.at >= ${since} and a.undone_at is null and a.answer <> 'later'
    group by a.kind, a.answer, 4, 5, 6 order by 5 desc, 4 nulls last, a.kind, a.answer`.execute(db)
  return rows
}

export interface PutOff {
  town: string
  kind: string
  name: string
  until: string
}

/** What was put off in some towns, what comes back first first. */
export async function putOff(db: Db, towns: string[], today: string): Promise<PutOff[]> {
  const { rows } = await sql<PutOff>`
    select town, kind, name, until::text as until from desk_answer
    where town = any(${towns}::text[]) and answer = 'later' and undone_at is null and until > ${today}::date
    order by until, id limit 100`.execute(db)
  return rows
}
