import { openSource, type SourceReading } from '@wiker/connector'
import type { Clock, Db } from '@wiker/platform'
import { readSource } from '../sources/read.ts'
import type { Source } from '../sources/source.ts'
import { planNextRun } from '../sources/write.ts'
import { storeRows } from '../store/store.ts'
import { readTownRegister, type TownRegister } from '../towns/register.ts'
import { areaOf } from './area.ts'
import { explanationOf, fingerprintOf } from './explanation.ts'
import { intakeOf } from './intake.ts'
import { beginRun, endRun, failInterrupted, lastGoodRun, type RunEnd, type RunReport } from './journal.ts'
import { withSourceLock } from './lock.ts'
import { openOptionsOf, problemOfError, resolveAddress, timeBoxOf } from './options.ts'
import { summaryOf } from './summary.ts'

export interface House {
  db: Db
  clock: Clock
  /** Folder from which the paths of shipped sources count. */
  root: string
}

export interface HarvestOptions {
  /** Read and store even when the source says that nothing changed. */
  force?: boolean
  /** What a person agreed to after a run was held. */
  approved?: { withdrawn: number; added: number }
  /** Towns already in memory, when several sources are harvested in a row. */
  register?: TownRegister
  signal?: AbortSignal
}

export type HarvestOutcome = RunReport | { state: 'unknown-source' | 'busy' }

/** Harvests one source. Whatever happens is written in its run; the rows change all at once or not at all. */
export async function harvestSource(
  house: House,
  sourceId: number,
  options: HarvestOptions = {},
): Promise<HarvestOutcome> {
  const source = await readSource(house.db, sourceId)
  if (!source || source.archivedAt) return { state: 'unknown-source' }
  const outcome = await withSourceLock(house.db, sourceId, async (session) => {
    const { now } = house.clock
    await failInterrupted(session, sourceId, now())
    const runId = await beginRun(session, sourceId, now())
    const end = await harvest({ ...house, db: session }, source, options)
    await planNextRun(session, sourceId, source.schedule, now())
    return endRun(session, runId, end, now())
  })
  return outcome ?? { state: 'busy' }
}

/** The table of contents: fetch → understand → match → store → report. */
async function harvest(house: House, source: Source, options: HarvestOptions): Promise<RunEnd> {
  const { db, clock } = house
  let reading: SourceReading | undefined
  try {
    const area = await areaOf(db, source)
    const last = options.force || options.approved ? undefined : await lastGoodRun(db, source.id)
    reading = await openSource(resolveAddress(source.url, house.root), openOptionsOf(source, clock, last))
    const { etag, lastModified, sha256, bytes } = reading.download ?? {}
    const circumstances = { etag, lastModified, sha256, bytes }
    if (reading.unchanged) return { state: 'unchanged' }
    if (reading.error) {
      return { ...circumstances, state: 'failed', problem: reading.error, explanation: explanationOf(reading) }
    }
    const fingerprint = fingerprintOf(source, area, sha256!)
    if (last?.fingerprint === fingerprint) return { ...circumstances, state: 'unchanged' }
    const register = options.register ?? (await readTownRegister(db))
    const intake = intakeOf(reading, source, register, area, timeBoxOf(source, options.signal))
    const unreadable = reading.members.filter((member) => member.error).map((member) => member.path)
    const stored = await storeRows(db, intake.rows(), {
      sourceId: source.id,
      now: clock.now(),
      today: clock.today('Europe/Paris'),
      sheltered: unreadable,
      approved: options.approved,
    })
    return summaryOf(reading, intake.report, stored, circumstances, fingerprint)
  } catch (error) {
    return { state: 'failed', problem: problemOfError(error) }
  } finally {
    await reading?.dispose()
  }
}
