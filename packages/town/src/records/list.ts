import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db.ts'
import { searchQuery } from '../search/query.ts'
import type { Kind } from '../sections.ts'
import type { ListQuery, RecordLine, RecordPage, Section } from '../types.ts'
import { linesOf, type RecordRow, rowColumns, rowsOf } from './rows.ts'

const linesOnPage = 50

/** How a list is sorted: by name, or by the day of its rows (`day` in `rowsOf`), the latest or the soonest first. */
export type Order = 'name' | 'latest' | 'soonest'

export interface List extends ListQuery {
  section: Section
  today: string
  order: Order
  kinds?: Kind[]
  /** Several categories at once (a part of the practical page); `''` stands for none. */
  categories?: string[]
  size?: number
  /** False where rows of one name are not parts of one thing (news, deals). */
  group?: boolean
}

/**
 * A page of a list. Rows of one name and one category are one line that says how many they are: the pieces of a cycle route,
 * or the hundred crosses called "Croix", do not drown the rest.
 */
export async function readList(db: Db, list: List): Promise<RecordPage<RecordLine>> {
  const size = list.size ?? linesOnPage
  const page = Math.max(1, Math.trunc(list.page ?? 1))
  const [rows, facets] = await Promise.all([readRows(db, list, page, size), readFacets(db, list)])
  const total = facets.reduce((sum, { category, count }) => sum + (matches(list, category) ? count : 0), 0)
  const lines = facets.reduce((sum, { category, all }) => sum + (matches(list, category) ? all : 0), 0)
  return {
    items: await linesOf(db, rows, list.scope),
    total,
    page,
    pages: Math.max(1, Math.ceil(lines / size)),
    facets: facets.flatMap(({ category, count }) => (category !== null && count > 0 ? [{ category, count }] : [])),
  }
}

const matches = (list: List, category: string | null) =>
  (!list.category || category === list.category) && (!list.categories || list.categories.includes(category ?? ''))

async function readRows(db: Db, list: List, page: number, size: number): Promise<RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    with r as (${rowsOf(list.section, list.scope ?? list.town.code, list.today, list.kinds)}),
    named as (
      select *, count(*) over same as same, row_number() over (same order by example, day desc nulls last, id) as nth
      from r where ${inCategory(list)} and ${hasWords(list)}
      window same as (partition by ${grouping(list)})
    )
    select ${rowColumns}, r.same::int as same from named r
    where nth = 1 order by ${sorting(list.order)} limit ${size} offset ${(page - 1) * size}`.execute(db)
  return rows
}

async function readFacets(db: Db, list: List) {
  const { rows } = await sql<{ category: string | null; count: number; all: number }>`
    with r as (${rowsOf(list.section, list.scope ?? list.town.code, list.today, list.kinds)}),
    named as (select category, bool_and(example) as example from r where ${hasWords(list)} group by ${grouping(list)}, category)
    select category, (count(*) filter (where not example))::int as count, count(*)::int as all
    from named group by category order by count desc, category`.execute(db)
  return rows
}

const grouping = (list: List) => (list.group === false ? sql.ref('id') : sql`plain_name, category`)

function sorting(order: Order): RawBuilder<unknown> {
  if (order === 'latest') return sql`day desc nulls last, plain_name, id`
  if (order === 'soonest') return sql`day nulls last, plain_name, id`
  return sql`plain_name, category, id`
}

/** Conditions on the rows of `rowsOf` under the name `r`. */
export function inCategory(list: { category?: string | null; categories?: string[] }) {
  if (list.category) return sql`r.category = ${list.category}`
  if (list.categories) return sql`coalesce(r.category, '') = any(${list.categories}::text[])`
  return sql.lit(true)
}

export function hasWords(list: { text?: string | null }) {
  const query = list.text ? searchQuery(list.text) : undefined
  return query ? sql`(r.search @@ ${query.tsquery} or r.plain_name like ${query.inside})` : sql.lit(true)
}
