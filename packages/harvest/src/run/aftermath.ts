import type { Db } from '@wiker/platform'
import { jsonb } from '@wiker/platform'
import { sql } from 'kysely'
import { lostColumns } from '../health/columns.ts'
import { faultsOf, visitOf } from '../health/faults.ts'
import { keepFaults, readRunFacts } from '../health/keep.ts'
import { nextVisit } from '../sources/rhythm.ts'
import type { Source } from '../sources/source.ts'
import type { RunEnd } from './journal.ts'
import type { Opened } from './open.ts'
import type { House } from './run.ts'

/**
 * After a run, whatever came of it: what the source left for the next reading is kept, what ails it is noted, and the next visit is
 * planned.
 */
export async function remember(house: House, source: Source, end: RunEnd, opened: Opened | undefined): Promise<void> {
  const now = house.clock.now()
  await house.db.transaction().execute(async (trx) => {
    if (end.state === 'done' && opened) await keepMemory(trx, source, opened, now)
    const runs = await readRunFacts(trx, source.id)
    const columns = opened?.profile ? opened.changes : lostColumns(source.profile ?? [])
    const faults = faultsOf({ url: source.url, runs, columns }, now)
    await keepFaults(trx, source.id, faults, now)
    const next = nextVisit(runs.map(visitOf), { schedule: source.schedule, seed: String(source.id), now })
    await sql`update source set next_run_at = ${next}::timestamptz where id = ${source.id} and archived_at is null`.execute(
      trx,
    )
  })
}

async function keepMemory(trx: Db, source: Source, { reading, profile, learned }: Opened, now: Date): Promise<void> {
  const wholeAt = reading.changesOnly ? source.wholeAt : now
  await sql`
    update source set reading = ${jsonb(reading.state ?? null)}, whole_at = ${wholeAt}::timestamptz,
      profile = ${jsonb(profile ?? source.profile)}, learned = ${jsonb(learned)}
    where id = ${source.id}`.execute(trx)
}
