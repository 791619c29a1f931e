import { sql } from 'kysely'
import type { House } from '../run/run.ts'
import { saveSource } from '../sources/write.ts'
import { readDemoFolder } from './folder.ts'

/**
 * Declares the shipped sources that speak of these towns and are not known yet: a town that opens has its place in them at once.
 * Returns the ids of every shipped source to harvest.
 */
export async function declareShippedSources(house: House, folder: string, towns: string[]): Promise<number[]> {
  const { sources } = await readDemoFolder(folder)
  const { rows } = await sql<{ department: string }>`
    select distinct department from town where code = any(${towns}::text[])`.execute(house.db)
  const departments = rows.map((row) => row.department)
  const { rows: known } = await sql<{ id: number; slug: string }>`
    select id, slug from source where archived_at is null and slug is not null`.execute(house.db)
  const ids: number[] = []
  for (const source of sources) {
    if (source.departments && !source.departments.some((one) => departments.includes(one))) continue
    const present = known.find((one) => one.slug === source.slug)
    const saved = present ? undefined : await saveSource(house.db, source, house.clock.now())
    if (saved && !saved.ok) throw new Error(`${source.slug}: ${saved.message}`)
    ids.push(present?.id ?? (saved as { id: number }).id)
  }
  return ids
}
