import { openSource, type SourceReading } from '@wiker/connector'
import { type ColumnChange, changedColumns, rememberedColumns } from '../health/columns.ts'
import { type MemberProfile, profileOf } from '../health/profile.ts'
import { openCached } from '../national/cached-reading.ts'
import { departmentsOf } from '../national/departments.ts'
import { readSourceAccess } from '../sources/access.ts'
import type { Source } from '../sources/source.ts'
import type { LastGoodRun } from './journal.ts'
import { openOptionsOf, resolveAddress } from './options.ts'
import type { House } from './run.ts'

export interface Opened {
  reading: SourceReading
  /** What is to be remembered of its columns; absent when there was nothing to read. */
  profile?: MemberProfile[]
  changes: ColumnChange[]
  /** Columns found again, old ones included: the new name by the field. */
  learned: Record<string, string> | null
}

/**
 * Opens a source with what is remembered of it. Where a column was renamed, the one that holds its values takes its place, and the source is
 * opened once more with that knowledge.
 */
export async function openWithMemory(
  house: House,
  source: Source,
  last: LastGoodRun | undefined,
  towns?: string[],
): Promise<Opened> {
  if (source.settings.national) {
    const departments = await departmentsOf(house.db, towns)
    const cached = await openCached(source.url, departments)
    // Of towns that have just opened alone: nothing is told of the others.
    const reading = towns ? { ...cached, changesOnly: true } : cached
    return { reading, changes: [], learned: source.learned }
  }
  const address = resolveAddress(source.url, house.root)
  const access = await readSourceAccess(house.db, source.id)
  const open = (known: Source) =>
    openSource(address, { ...openOptionsOf(known, house.clock, last, access), ...house.network })
  const reading = await open(source)
  const nothing = { reading, changes: [], learned: source.learned }
  if (reading.unchanged || reading.error) return nothing
  const before = source.profile ?? []
  const now = await profileOf(reading)
  const changes = changedColumns(before, now)
  const found = foundByValues(changes, now)
  if (!found) return { ...nothing, changes, profile: rememberedColumns(before, now, changes) }
  const learned = { ...source.learned, ...found }
  await reading.dispose()
  const again = await open({ ...source, learned })
  if (again.unchanged || again.error) return { ...nothing, reading: again }
  const profile = rememberedColumns(before, await profileOf(again), changes)
  return { reading: again, changes, learned, profile }
}

/** New names that were not understood by themselves. */
function foundByValues(changes: ColumnChange[], now: MemberProfile[]): Record<string, string> | undefined {
  const columns = new Map(now.flatMap((member) => member.columns).map((column) => [column.column, column.to]))
  const found = changes.filter(({ renamed, to }) => renamed !== undefined && columns.get(renamed) !== to)
  return found.length > 0 ? Object.fromEntries(found.map(({ renamed, to }) => [renamed!, to])) : undefined
}
