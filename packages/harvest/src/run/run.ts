import type { FetchOptions, SourceReading } from '@wiker/connector'
import type { Clock, Db } from '@wiker/platform'
import { readSource } from '../sources/read.ts'
import type { Source } from '../sources/source.ts'
import { confirmMissing } from '../store/confirm.ts'
import { storeRows } from '../store/store.ts'
import { readTownRegister, type TownRegister } from '../towns/register.ts'
import { remember } from './aftermath.ts'
import { areaOf } from './area.ts'
import { explanationOf, fingerprintOf } from './explanation.ts'
import { intakeOf } from './intake.ts'
import {
  beginRun,
  endRun,
  failInterrupted,
  type LastGoodRun,
  lastGoodRun,
  type RunEnd,
  type RunReport,
  wasRead,
} from './journal.ts'
import { withSourceLock } from './lock.ts'
import { type Opened, openWithMemory } from './open.ts'
import { problemOfError, timeBoxOf } from './options.ts'
import { summaryOf } from './summary.ts'

export interface House {
  db: Db
  clock: Clock
  /** Folder from which the paths of shipped sources count. */
  root: string
  /** How patiently servers are asked, where it differs from the connector's own way. */
  network?: Pick<FetchOptions, 'allowHosts' | 'limits' | 'retries' | 'wait' | 'pause' | 'timeout'>
}

export interface HarvestOptions {
  /** Read and store even when the source says that nothing changed. */
  force?: boolean
  /** What a person agreed to after a run was held. */
  approved?: { withdrawn: number; added: number }
  /** Towns already in memory, when several sources are harvested in a row. */
  register?: TownRegister
  signal?: AbortSignal
  /** Only these towns, which have just opened: what they don't name is not gone, and much that is new is no flood. */
  towns?: string[]
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
    const { end, opened } = await harvest({ ...house, db: session }, source, options)
    const report = await endRun(session, runId, end, now())
    await remember({ ...house, db: session }, source, end, opened)
    return report
  })
  return outcome ?? { state: 'busy' }
}

async function harvest(
  house: House,
  source: Source,
  options: HarvestOptions,
): Promise<{ end: RunEnd; opened?: Opened }> {
  let opened: Opened | undefined
  try {
    const last = options.force || options.approved ? undefined : await lastGoodRun(house.db, source.id)
    opened = await openWithMemory(house, source, last, options.towns)
    return { end: await take(house, source, options, opened, last), opened }
  } catch (error) {
    return { end: { state: 'failed', problem: problemOfError(error) }, ...(opened ? { opened } : {}) }
  } finally {
    await opened?.reading.dispose()
  }
}

/** The table of contents: fetch → understand (both done in `opened`) → match → store → report. */
async function take(
  house: House,
  source: Source,
  options: HarvestOptions,
  { reading }: Opened,
  last: LastGoodRun | undefined,
): Promise<RunEnd> {
  const { db, clock } = house
  const area = options.towns ? { towns: options.towns.toSorted() } : await areaOf(db, source)
  const circumstances = circumstancesOf(reading)
  const today = clock.today('Europe/Paris')
  const confirm = async (): Promise<RunEnd> => {
    const withdrawn = await confirmMissing(db, source.id, { now: clock.now(), today })
    return { ...circumstances, state: 'unchanged', withdrawn }
  }
  if (reading.unchanged) return await confirm()
  if (reading.error) {
    return { ...circumstances, state: 'failed', problem: reading.error, explanation: explanationOf(reading) }
  }
  const fingerprint = fingerprintOf(source, area, reading.download!.sha256)
  if (last?.fingerprint === fingerprint) return await confirm()
  if (options.towns && !options.force && (await wasRead(db, source.id, fingerprint))) {
    return { ...circumstances, state: 'unchanged' }
  }
  const register = options.register ?? (await readTownRegister(db))
  const intake = intakeOf(reading, source, register, area, timeBoxOf(source, options.signal))
  const unreadable = reading.members.filter((member) => member.error).map((member) => member.path)
  const stored = await storeRows(db, intake.rows(), {
    sourceId: source.id,
    now: clock.now(),
    today,
    sheltered: unreadable,
    changesOnly: reading.changesOnly || options.towns !== undefined,
    growing: options.towns !== undefined,
    approved: options.approved,
  })
  return summaryOf(reading, intake.report, stored, circumstances, fingerprint)
}

function circumstancesOf({ download, changesOnly }: SourceReading) {
  const { etag, lastModified, sha256, bytes, url, certificateUntil } = download ?? {}
  const finalUrl = url && /^https?:/.test(url) ? url : undefined
  return { etag, lastModified, sha256, bytes, finalUrl, certificateUntil, changesOnly }
}
