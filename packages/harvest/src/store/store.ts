import type { Db } from '@wiker/platform/database/connect.ts'
import { layDownDates } from '../events/lay-down.ts'
import { applyPlan } from './apply.ts'
import { dropForeign, dropRepeated, recogniseRenamed, type SetAside, separateHomonyms } from './identity.ts'
import { type IncomingRow, layIncoming } from './incoming.ts'
import { mergeParts } from './merge.ts'
import { type GoneScope, type HoldReason, holdReason, type KindPlan, planOf } from './plan.ts'

export interface StoreOptions {
  sourceId: number
  now: Date
  /** Day of the towns' calendar, `YYYY-MM-DD`. */
  today: string
  /** Members of the source that could not be read this time: their rows are not taken for gone. */
  sheltered?: string[]
  /** What a person agreed to, when an earlier run was held. */
  approved?: { withdrawn: number; added: number }
}

export interface StoreReport {
  added: number
  changed: number
  same: number
  withdrawn: number
  kinds: KindPlan[]
  /** Read, but already there twice, or under an id that is not this source's. */
  repeated: SetAside[]
  /** Lines that are parts of another: one place listed under each of its activities. */
  merged: SetAside[]
  foreign: SetAside[]
  /** Records that came back under a new identifier and were recognised. */
  recognised: number
  /** Set when nothing was written because a person must look first. */
  held?: HoldReason
}

/**
 * Makes the tables say what the source says now, in one transaction: adds, changes and withdraws this source's own rows, and
 * only where they differ. Nothing is written when the harvest would destroy or flood (`held`).
 */
export async function storeRows(db: Db, rows: AsyncIterable<IncomingRow>, options: StoreOptions): Promise<StoreReport> {
  const { sourceId, now, today, approved, sheltered = [] } = options
  const scope: GoneScope = { sourceId, today, sheltered }
  return db.transaction().execute(async (trx) => {
    await layIncoming(trx, rows)
    const repeated = await dropRepeated(trx)
    await separateHomonyms(trx)
    const merged = await mergeParts(trx)
    const recognised = await recogniseRenamed(trx, sourceId)
    const foreign = await dropForeign(trx, sourceId)
    const kinds = await planOf(trx, scope)
    const total = (field: 'added' | 'changed' | 'same' | 'gone') => kinds.reduce((sum, kind) => sum + kind[field], 0)
    const report: StoreReport = {
      added: total('added'),
      changed: total('changed'),
      same: total('same'),
      withdrawn: total('gone'),
      kinds,
      repeated,
      merged,
      foreign,
      recognised,
    }
    const held = holdReason(kinds, approved)
    if (held) return { ...report, held }
    const applied = await applyPlan(trx, kinds, scope, now)
    await layDownDates(trx, applied.events, today)
    await layDownDates(trx, applied.withdrawnEvents, today)
    const late = applied.added < report.added ? await dropForeign(trx, sourceId) : []
    return { ...report, added: applied.added, foreign: [...foreign, ...late] }
  })
}
