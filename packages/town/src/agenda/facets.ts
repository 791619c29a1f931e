import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Agenda, AgendaQuery, Trait } from '../types.ts'
import { occurrences } from './lines.ts'
import { traits } from './traits.ts'

/** From this hour of the town's clocks on it is the evening. */
export const eveningFrom = '17:00'

/** How many lines of one shape, one kind and one likeness a range has. */
export interface Count {
  shape: 'day' | 'lasting' | 'series'
  category: string | null
  traits: string[]
  tonight: boolean
  all: number
  /** Without the examples: no figure ever counts them. */
  real: number
}

type Choices = Pick<AgendaQuery, 'categories' | 'traits'>

/** Everything of the range, whatever is chosen, counted by all that can be chosen: every choice is then reckoned without asking again. */
export async function readCounts(db: Db, query: AgendaQuery): Promise<Count[]> {
  const { town, today } = query
  const { rows } = await sql<Count>`
    with o as (${occurrences({ ...query, town: town.code })}),
    seen as (
      select shape, category, traits, example,
             coalesce(day <= ${today}::date and ends_day >= ${today}::date
                      and (starts_at at time zone ${town.timezone})::time >= ${eveningFrom}::time, false) as tonight
      from o where shown = 1
    )
    select shape, category, traits, tonight, count(*)::int as all, (count(*) filter (where not example))::int as real
    from seen group by shape, category, traits, tonight`.execute(db)
  return rows
}

export function isCounted(count: Count, { categories = [], traits: liked = [] }: Choices): boolean {
  const ofKind = categories.length === 0 || (count.category !== null && categories.includes(count.category))
  return ofKind && liked.every((trait) => count.traits.includes(trait))
}

/** Where there is nothing but examples, their categories are choices all the same, without a figure. */
export function countCategories(counts: Count[], query: Choices): Agenda['categories'] {
  const byCategory = new Map<string, number>()
  const nothingReal = counts.every(({ real }) => real === 0)
  for (const count of counts) {
    const { category, real } = count
    if (!category || !isCounted(count, { ...query, categories: [] })) continue
    if (real > 0 || nothingReal) byCategory.set(category, (byCategory.get(category) ?? 0) + real)
  }
  return [...byCategory]
    .map(([category, count]) => ({ category, count }))
    .sort((one, other) => other.count - one.count || one.category.localeCompare(other.category))
}

/** A likeness is a choice when something chosen so far has it and something has not: otherwise it would change nothing. */
export function countTraits(counts: Count[], query: Choices): Agenda['traits'] {
  const chosen = query.traits ?? []
  const total = realOf(counts, query)
  return traits
    .map((trait) => ({ trait, count: realOf(counts, { ...query, traits: [...chosen, trait] }) }))
    .filter(({ trait, count }) => chosen.includes(trait) || (count > 0 && count < total))
}

export function countTonight(counts: Count[], query: Choices): number {
  return realOf(
    counts.filter(({ tonight }) => tonight),
    query,
  )
}

function realOf(counts: Count[], query: Choices & { traits?: readonly Trait[] }): number {
  return counts.filter((count) => isCounted(count, query)).reduce((sum, { real }) => sum + real, 0)
}
