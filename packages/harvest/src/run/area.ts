import type { Db } from '@wiker/platform'
import { sql } from 'kysely'
import type { Source } from '../sources/source.ts'
import type { Area } from '../towns/match.ts'

/** Where a source's records are kept: its own towns, its départements, those that have an open town, or the open towns alone. */
export async function areaOf(db: Db, source: Source): Promise<Area> {
  if (source.towns) return { towns: source.towns }
  if (source.departments) return { departments: source.departments }
  if (source.settings.area === 'open') {
    const { rows } = await sql<{ code: string }>`
      select code from town where opened_at is not null order by code`.execute(db)
    return { towns: rows.map((row) => row.code) }
  }
  if (source.settings.area !== 'served') return {}
  const { rows } = await sql<{ department: string }>`
    select distinct department from town where opened_at is not null and department is not null order by 1`.execute(db)
  return { departments: rows.map((row) => row.department) }
}
