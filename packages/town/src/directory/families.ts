import { categoriesOfFamily, type Family, families } from '@wiker/model'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { linesOf, type RecordRow, rowColumns, rowsOf } from '../records/rows.ts'
import type { RecordLine, TownCard } from '../types.ts'

export interface FamilyShelf {
  family: Family
  /** The first ones by name. */
  lines: RecordLine[]
  /** All there are, rows of one name counted once and examples left out. */
  count: number
  /** The same with the examples. */
  all: number
}

/** The directory by family, the first lines of each; families with nothing are left out. */
export async function readDirectoryFamilies(
  db: Db,
  query: { town: TownCard; today: string; most: number },
): Promise<FamilyShelf[]> {
  const { rows } = await sql<RecordRow & { family: Family; count: number; all: number }>`
    with r as (${rowsOf('directory', query.town.code, query.today)}),
    named as (
      select *, ${familyColumn} as family, count(*) over same as same,
             row_number() over (same order by example, id) as nth, bool_and(example) over same as invented
      from r window same as (partition by plain_name, category)
    ),
    placed as (
      select *, row_number() over (partition by family order by plain_name, category, id) as place,
             count(*) filter (where not invented) over (partition by family) as count,
             count(*) over (partition by family) as all_of_family
      from named where nth = 1
    )
    select ${rowColumns}, r.same::int as same, r.family, r.count::int as count, r.all_of_family::int as "all"
    from placed r where place <= ${query.most} order by r.place`.execute(db)
  const lines = await linesOf(db, rows)
  return families.flatMap((family) => {
    const first = rows.find((row) => row.family === family)
    if (!first) return []
    const own = lines.filter((_, index) => rows[index]!.family === family)
    return [{ family, lines: own, count: first.count, all: first.all }]
  })
}

/** The family of a row, as `familyOf` says it, in SQL. */
const familyColumn = sql`case ${sql.join(
  families
    .filter((family) => family !== 'other')
    .map((family) => sql`when category = any(${categoriesOfFamily(family)}::text[]) then ${sql.lit(family)}`),
  sql` `,
)} else 'other' end`
