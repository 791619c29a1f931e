import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { linesOf, type RecordRow, rowColumns, rowsOf } from '../records/rows.ts'
import type { RecordLine, TownCard } from '../types.ts'

interface Highlights {
  lines: RecordLine[]
  /** Things of one name are one; examples left out. */
  total: number
}

/** What most people come for, in this order; one of each kind is enough on the home. */
const everyday = [
  'town-hall',
  'public-service',
  'post-office',
  'pharmacy',
  'doctor',
  'health',
  'waste',
  'station',
  'school',
  'tourist-office',
]

export async function readPracticalHighlights(db: Db, query: { town: TownCard; today: string }): Promise<Highlights> {
  const worth = sql`array_position(${everyday}::text[], category)`
  return readPicks(db, query, 'practical', sql`${worth} is not null`, worth, 8)
}

/** What is best told about first: a picture, then a text. One of each category before a second one. */
export async function readHeritagePicks(db: Db, query: { town: TownCard; today: string }): Promise<Highlights> {
  const told = sql`(record ? 'image') desc, length(coalesce(record ->> 'description', '')) > 80 desc`
  return readPicks(db, query, 'heritage', sql.lit(true), told, 6)
}

async function readPicks(
  db: Db,
  { town, today }: { town: TownCard; today: string },
  section: 'practical' | 'heritage',
  wanted: ReturnType<typeof sql>,
  best: ReturnType<typeof sql>,
  size: number,
): Promise<Highlights> {
  const { rows } = await sql<RecordRow & { total: number }>`
    with r as (${rowsOf(section, town.code, today)}),
    named as (
      select *, count(*) over same as same, row_number() over (same order by example, id) as nth
      from r window same as (partition by plain_name, category)
    ),
    once as (
      select *, count(*) filter (where not example) over () as total,
             row_number() over (partition by category order by ${best}, plain_name, id) as turn
      from named where nth = 1
    )
    select ${rowColumns}, r.same::int as same, r.total::int as total from once r
    where ${wanted} order by turn, ${best}, plain_name, id limit ${size}`.execute(db)
  if (rows.length > 0) return { lines: await linesOf(db, rows), total: rows[0]!.total }
  return { lines: [], total: await countAll(db, section, town, today) }
}

async function countAll(db: Db, section: 'practical' | 'heritage', town: TownCard, today: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct (plain_name, category))::int as count from (${rowsOf(section, town.code, today)}) r where not example`.execute(
    db,
  )
  return rows[0]!.count
}
