import type { CanonicalRecord } from '@wiker/model'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { linesOf, type RecordRow } from '../records/rows.ts'
import type { DecisionLine, Figures, TownCard } from '../types.ts'

/** Given at least this often: a name that one child bears tells of that child. */
const leastChildren = 3
const mostNames = 10
const mostDecisions = 12

/** The town in figures: its people over time, the first names of its children, what its council decided. */
export async function readFigures(db: Db, { town }: { town: TownCard }): Promise<Figures> {
  const [population, names, decisions] = await Promise.all([
    readPopulation(db, town),
    readFirstNames(db, town),
    readDecisions(db, town),
  ])
  return { population, names, decisions }
}

/** Whether the page has anything to show: it is linked to only then. */
export async function hasFigures(db: Db, town: TownCard): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from statistic where town = ${town.code} and withdrawn_at is null and not example
        and category in ('population', 'first-name'))
      or exists (select from deliberation where town = ${town.code} and withdrawn_at is null and not example) as there`.execute(
    db,
  )
  return rows[0]!.there
}

const columns = sql`id, name, category, latitude, longitude, record, example, source_id::text as "sourceId", 1 as same`

async function readPopulation(db: Db, town: TownCard): Promise<Figures['population']> {
  const { rows } = await sql<RecordRow & { year: number; value: number }>`
    select distinct on (year) 'statistic' as kind, ${columns}, year, value from statistic
    where town = ${town.code} and category = 'population' and withdrawn_at is null and not example
      and year is not null and value is not null
    order by year, updated_at desc, id`.execute(db)
  if (rows.length < 2) return null
  const [line] = await linesOf(db, rows.slice(-1))
  return { points: rows.map(({ year, value }) => ({ year, value })), credit: line!.credit }
}

async function readFirstNames(db: Db, town: TownCard): Promise<Figures['names']> {
  const { rows } = await sql<RecordRow & { total: number; first: number; last: number; sex: string | null }>`
    with named as (
      select *, coalesce(record -> 'additional' ->> 'ENFANT_SEXE', record -> 'dimension' ->> 'sex') as sex,
        sum(value) over same as total, min(year) over (partition by town) as first, max(year) over (partition by town) as last,
        row_number() over (same order by year desc nulls last, id) as nth
      from statistic where town = ${town.code} and category = 'first-name' and withdrawn_at is null and not example
      window same as (partition by plain_name)
    )
    select 'statistic' as kind, ${columns}, total::float8 as total, first, last, sex from named
    where nth = 1 and total >= ${leastChildren} order by total desc, name limit ${mostNames}`.execute(db)
  if (rows.length === 0) return null
  const [line] = await linesOf(db, rows.slice(0, 1))
  const { first, last } = rows[0]!
  return { items: rows.map(({ name, total }) => ({ name, count: total })), first, last, credit: line!.credit }
}

async function readDecisions(db: Db, town: TownCard): Promise<DecisionLine[]> {
  const { rows } = await sql<RecordRow & { day: string | null }>`
    select 'deliberation' as kind, ${columns}, decided_on::text as day from deliberation
    where town = ${town.code} and withdrawn_at is null and not example
    order by decided_on desc nulls last, name, id limit ${mostDecisions}`.execute(db)
  const lines = await linesOf(db, rows)
  return lines.map((line, index) => {
    const { votesFor, votesAgainst, abstentions, url } = line.record as Extract<
      CanonicalRecord,
      { type: 'Deliberation' }
    >
    return {
      ...line,
      day: rows[index]!.day,
      url: url ?? null,
      votes:
        votesFor === undefined ? null : { for: votesFor, against: votesAgainst ?? 0, abstentions: abstentions ?? 0 },
    }
  })
}
