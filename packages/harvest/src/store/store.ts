import type { Db } from '@wiker/platform/database/connect.ts'
import { layPrepared, prepareBlocks } from '../layers/blocks.ts'
import { lockSource } from '../layers/lock.ts'
import { refreshThings } from '../layers/refresh.ts'
import { openTouched } from '../layers/touched.ts'
import { applyPlan } from './apply.ts'
import { dropRepeated, recogniseRenamed, type SetAside, separateHomonyms } from './identity.ts'
import { type IncomingRow, layIncoming } from './incoming.ts'
import { mergeParts } from './merge.ts'
import { recogniseMoved } from './moved.ts'
import { type GoneScope, type HoldReason, holdReason, type KindPlan, planOf } from './plan.ts'

export interface StoreOptions {
  sourceId: number
  now: Date
  /** Day of the towns' calendar, `YYYY-MM-DD`. */
  today: string
  /** Members of the source that could not be read this time: their records are not taken for gone. */
  sheltered?: string[]
  /** The source gave only what changed since the last time: what it does not name is not gone. */
  changesOnly?: boolean | undefined
  /** Towns have just opened: much that is new is no flood. */
  growing?: boolean
  /** What a person agreed to, when an earlier run was held. */
  approved?: { withdrawn: number; added: number }
}

export interface StoreReport {
  added: number
  changed: number
  same: number
  /** Taken back: missing from two good runs, or from one that a person looked at. Of a held run, what it would take back. */
  withdrawn: number
  /** Missing for the first time: they stay until the next good run says so too. */
  missing: number
  kinds: KindPlan[]
  /** Read, but already there twice. */
  repeated: SetAside[]
  /** Lines that are parts of another: one place listed under each of its activities. */
  merged: SetAside[]
  /** Records that came back under a new identifier, at another hour or in other words, and were recognised. */
  recognised: number
  /** Things that more than one source tells of since this run. */
  joined: number
  /** Set when nothing was written because a person must look first. */
  held?: HoldReason
}

/**
 * Makes the layer of this source say what the source says now, and the tables readers see follow, in one transaction: nothing of another
 * source is touched, and nothing is written where nothing differs. Nothing is written when the harvest would destroy or flood (`held`).
 */
export async function storeRows(db: Db, rows: AsyncIterable<IncomingRow>, options: StoreOptions): Promise<StoreReport> {
  const { sourceId, now, today, approved, sheltered = [], changesOnly, growing } = options
  const scope: GoneScope = { sourceId, today, sheltered, changesOnly }
  return db.transaction().execute(async (trx) => {
    await layIncoming(trx, rows)
    const repeated = await dropRepeated(trx)
    await separateHomonyms(trx)
    const merged = await mergeParts(trx)
    const recognised = (await recogniseRenamed(trx, sourceId)) + (await recogniseMoved(trx, scope))
    const kinds = await planOf(trx, scope)
    const total = (field: 'added' | 'changed' | 'same' | 'gone' | 'goneAgain') =>
      kinds.reduce((sum, kind) => sum + kind[field], 0)
    const report: StoreReport = {
      added: total('added'),
      changed: total('changed'),
      same: total('same'),
      withdrawn: total('gone') + total('goneAgain'),
      missing: 0,
      kinds,
      repeated,
      merged,
      recognised,
      joined: 0,
    }
    const held = holdReason(kinds, approved, growing)
    if (held) return { ...report, held }
    await prepareBlocks(trx, sourceId)
    await lockSource(
      trx,
      sourceId,
      kinds.map((plan) => plan.kind),
    )
    await openTouched(trx)
    const applied = await applyPlan(trx, kinds, scope, { now, approved: approved !== undefined })
    await layPrepared(trx, sourceId)
    const { joined } = await refreshThings(trx, { now, today })
    return { ...report, ...applied, joined }
  })
}
