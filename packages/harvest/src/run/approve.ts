import { sql } from 'kysely'
import { type HarvestOptions, type HarvestOutcome, type House, harvestSource } from './run.ts'

export type Approval = HarvestOutcome | { state: 'not-held' }

/**
 * A person has looked at a held run and agrees: its source is harvested again, and may withdraw and add as much as that run would have,
 * not more. A source that changed for the worse meanwhile is held again.
 */
export async function approveRun(
  house: House,
  runId: number,
  { source, ...options }: HarvestOptions & { source?: number } = {},
): Promise<Approval> {
  const { rows } = await sql<{ source_id: number; withdrawn: number; added: number }>`
    select source_id, withdrawn, added from run r where id = ${runId} and state = 'held' and (${source ?? null}::bigint is null or source_id = ${source ?? null})
      and not exists (select from run later where later.source_id = r.source_id and later.id > r.id and later.state = 'done')
    `.execute(house.db)
  const held = rows[0]
  if (!held) return { state: 'not-held' }
  return harvestSource(house, held.source_id, {
    ...options,
    approved: { withdrawn: held.withdrawn, added: held.added },
  })
}
