import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type OpenOptions, openSource, parseRecipe, type SourceReading } from '@wiker/connector'
import type { CanonicalRecord } from '@wiker/model'
import type { Clock } from '@wiker/platform'
import { type Redaction, redact } from '../personal/redact.ts'
import { withoutEmails } from '../rows/contacts.ts'
import { whereaboutsOf } from '../rows/whereabouts.ts'
import { isLeftOut } from '../run/intake.ts'
import type { RunProblem } from '../run/journal.ts'
import { matchTown } from '../towns/match.ts'
import { TownMentions } from '../towns/mention.ts'
import type { KnownTown, TownRegister } from '../towns/register.ts'
import { type CachedDepartment, type CacheState, fileOf, folderOf, readState, writeState } from './cache.ts'
import type { NationalSource } from './description.ts'
import { figuresOf } from './series.ts'
import { Splitter } from './splitter.ts'
import { withTownCode } from './town-code.ts'

/** One file of a national source: where its bytes are read, and what it is known as. */
export interface Asked {
  /** Where the bytes are: the described address, or a copy of it. */
  from: string
  /** The described address: ids and provenance come from it, wherever the bytes lay. */
  known: string
  /** The département it is about, when it is about one. */
  department?: string
}

export interface CutContext {
  /** `DATA_DIR/national`. */
  cache: string
  register: TownRegister
  clock: Clock
  /** Replace what is cached even when much of it would be gone. */
  force?: boolean
  /** Ask for everything, whatever the publisher said the last time. */
  whole?: boolean
  /** The copy of the repository, with the day of its data. */
  shipped?: string
  allowHosts?: string[]
  signal?: AbortSignal
}

export type CutOutcome =
  | {
      state: 'done'
      records: number
      departments: string[]
      /** Départements that lost more than a fifth of their records: what was cached stays, until somebody looks. */
      held: string[]
      unplaced: number
      refused: number
      redacted: number
      leftOut: number
    }
  | { state: 'unchanged' }
  | { state: 'failed'; problem: RunProblem }

/**
 * Fetches a national source, converts it, and cuts it by département into small files of canonical records, in a single pass. Either all of
 * the files asked for are read and take the place of the old ones, or nothing changes. Personal data is redacted before anything is written.
 */
export async function cutSource(source: NationalSource, files: Asked[], context: CutContext): Promise<CutOutcome> {
  const folder = folderOf(context.cache, source)
  const before = await readState(folder)
  const building = join(folder, `.new-${process.pid}`)
  await mkdir(building, { recursive: true })
  const splitter = new Splitter(building)
  const tally = { records: 0, unplaced: 0, refused: 0, redacted: 0, leftOut: 0 }
  const asked: CacheState['asked'] = { ...before?.asked }
  const retrieved = context.shipped ?? context.clock.now().toISOString()
  const read: Asked[] = []
  try {
    for (const file of files) {
      const reading = await openSource(file.from, optionsOf(source, file, context, before))
      try {
        if (reading.error) return { state: 'failed', problem: reading.error }
        if (reading.unchanged) continue
        await splitReading(reading, { source, file, splitter, tally, context })
        read.push(file)
        asked[file.known] = conditionsOf(reading)
      } finally {
        await reading.dispose()
      }
    }
    if (read.length === 0) {
      if (before) await writeState(folder, { ...before, checkedAt: context.clock.now().toISOString() })
      return { state: 'unchanged' }
    }
    const written = await splitter.close(retrieved)
    const whole = read.some((file) => file.department === undefined)
    const about = new Set(read.flatMap((file) => file.department ?? []))
    const concerned = (department: string) => whole || about.has(department)
    const held = context.force || before?.shipped ? [] : shrunken(before?.departments ?? {}, written, concerned)
    // What is held will be asked for again, whole.
    if (held.length > 0) for (const file of read) delete asked[file.known]
    const departments = await replace(folder, building, before?.departments ?? {}, written, { concerned, held })
    const { unplaced, refused, ...told } = tally
    await writeState(folder, {
      checkedAt: context.clock.now().toISOString(),
      retrieved,
      shipped: context.shipped !== undefined,
      licence: source.licence,
      publisher: source.publisher,
      asked: context.shipped ? {} : asked,
      departments,
      unplaced,
      refused,
    })
    return { state: 'done', ...told, unplaced, refused, departments: Object.keys(departments), held }
  } finally {
    await splitter.abandon()
    await rm(building, { recursive: true, force: true })
  }
}

function optionsOf(
  { entity, settings, licence, publisher, country }: NationalSource,
  file: Asked,
  { clock, whole, allowHosts, shipped }: CutContext,
  before: CacheState | undefined,
): OpenOptions {
  const remembered = whole || shipped || before?.shipped ? undefined : before?.asked[file.known]
  const hosts = [...(settings.allowHosts ?? []), ...(allowHosts ?? [])]
  return {
    today: clock.today('Europe/Paris'),
    now: () => (shipped ? new Date(shipped) : clock.now()),
    address: file.known,
    country,
    entity,
    licence,
    publisher,
    ...(settings.recipe === undefined ? {} : { recipe: parseRecipe(settings.recipe) }),
    ...(hosts.length > 0 ? { allowHosts: hosts } : {}),
    ...(remembered?.etag ? { etag: remembered.etag } : {}),
    ...(remembered?.lastModified ? { lastModified: remembered.lastModified } : {}),
    ...(remembered?.state ? { state: remembered.state } : {}),
  }
}

function conditionsOf({ download, state }: SourceReading): CacheState['asked'][string] {
  const { etag, lastModified } = download ?? {}
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}), ...(state ? { state } : {}) }
}

interface Splitting {
  source: NationalSource
  file: Asked
  splitter: Splitter
  tally: { records: number; unplaced: number; refused: number; redacted: number; leftOut: number }
  context: CutContext
}

async function splitReading(reading: SourceReading, { source, file, splitter, tally, context }: Splitting) {
  const { register, signal } = context
  const mentions = source.settings.townInNames ? new TownMentions(register, {}) : undefined
  const take = async (record: CanonicalRecord) => {
    if (isLeftOut(record, source)) {
      tally.leftOut++
      return
    }
    const town = townOf(record, register, mentions)
    if (!town?.department || (file.department && town.department !== file.department)) {
      tally.unplaced++
      return
    }
    const safe: Redaction = source.settings.showPersons ? { record, rules: [] } : redact(record)
    if (safe.rules.length > 0) tally.redacted++
    if (!safe.record) return
    tally.records++
    await splitter.add(town.department, withTownCode(withoutEmails(safe.record), town.code))
  }
  for (const member of reading.members) {
    for await (const batch of member.convertBatches()) {
      signal?.throwIfAborted()
      for (const converted of batch) {
        if (!converted.ok) {
          tally.refused++
          continue
        }
        for (const record of figuresOf(converted.record, source.settings.series)) await take(record)
      }
    }
  }
}

function townOf(record: CanonicalRecord, register: TownRegister, mentions: TownMentions | undefined) {
  const match = matchTown(whereaboutsOf(record), register)
  return match.ok ? match.town : (mentions?.find(record.name ?? '') as KnownTown | undefined)
}

/** What of the cached départements would lose more than a fifth: a harvest may not destroy, and neither may a cut. */
function shrunken(
  before: Record<string, CachedDepartment>,
  now: Record<string, CachedDepartment>,
  concerned: (department: string) => boolean,
): string[] {
  return Object.entries(before)
    .filter(([department, { records }]) => concerned(department) && (now[department]?.records ?? 0) < records * 0.8)
    .map(([department]) => department)
}

async function replace(
  folder: string,
  building: string,
  before: Record<string, CachedDepartment>,
  written: Record<string, CachedDepartment>,
  { concerned, held }: { concerned: (department: string) => boolean; held: string[] },
): Promise<Record<string, CachedDepartment>> {
  const kept = { ...before }
  for (const department of Object.keys(before)) {
    if (!concerned(department) || held.includes(department) || written[department]) continue
    await rm(fileOf(folder, department), { force: true })
    delete kept[department]
  }
  for (const [department, file] of Object.entries(written)) {
    if (held.includes(department)) continue
    await rename(fileOf(building, department), fileOf(folder, department))
    kept[department] = file
  }
  return kept
}
