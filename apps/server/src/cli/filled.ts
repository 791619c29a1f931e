import { categories, isCategoryKey } from '@wiker/model'
import { canonicalTables } from '@wiker/platform'
import { type Kind, kinds, sectionOf } from '@wiker/town/sections.ts'
import { sql } from 'kysely'
import type { Desk } from './desk.ts'

export interface Contents {
  /** Records by section of the site, the fullest first. */
  sections: Map<string, number>
  total: number
  /** By town, in the order of the codes given. */
  perTown: number[]
}

/** What these towns show, examples left out. */
export async function contentsOf(desk: Pick<Desk, 'db'>, towns: string[]): Promise<Contents> {
  const counts = canonicalTables.map(
    (table) => `select town, '${table}' as kind, category from ${table} where withdrawn_at is null and not example`,
  )
  const { rows } = await sql<{ town: string; kind: string; category: string | null; count: number }>`
    select town, kind, category, count(*)::int as count from (${sql.raw(counts.join(' union all '))}) r
    where town = any(${towns}::text[]) group by 1, 2, 3`.execute(desk.db)
  const sections = new Map<string, number>()
  const perTown = new Map<string, number>(towns.map((code) => [code, 0]))
  for (const { town, kind, category, count } of rows) {
    const section = partOf(kind, category)
    sections.set(section, (sections.get(section) ?? 0) + count)
    perTown.set(town, (perTown.get(town) ?? 0) + count)
  }
  const sorted = new Map([...sections].sort(([, one], [, other]) => other - one))
  const all = [...perTown.values()]
  return { sections: sorted, total: all.reduce((sum, count) => sum + count, 0), perTown: all }
}

/** Where readers find it; figures and decisions have their own blocks. */
function partOf(kind: string, category: string | null): string {
  if (!(kinds as readonly string[]).includes(kind)) return kind
  const known = category !== null && isCategoryKey(category) && category in categories ? category : null
  return sectionOf(kind as Kind, known)
}

export const median = (numbers: number[]): number => {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[sorted.length >> 1] ?? 0
}
