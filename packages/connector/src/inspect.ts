import { hash } from 'node:crypto'
import type { CanonicalRecord, Entity } from '@wiker/model'
import { type MemberReading, type OpenOptions, openSource } from './convert.ts'
import { problemOf } from './problem.ts'
import type { OfferedRecipe } from './recipes/book.ts'
import type { UsedRecipe } from './recipes/choose.ts'
import type { FollowedSchema, Problem, Refusal, Repair, Understanding, Warning } from './types.ts'

/** What the connector understood of one source (docs/contracts: `inspect --json`). */
export interface Inspection {
  source: { url: string; bytes: number; sha256: string; retrieved: string; licence?: string }
  members: MemberInspection[]
  /** Members that are there but can't be read, each with its reason. */
  unreadable: { path: string; format: string; error: Problem }[]
}

export interface MemberInspection {
  path: string
  format: string
  encoding?: string
  delimiter?: string
  headerRow?: number
  records: number
  refused: number
  crs?: string
  country?: string
  /** The recipe that was used, and those of nearly this shape. */
  recipe?: UsedRecipe
  offeredRecipes?: OfferedRecipe[]
  entity: Understanding['entity']
  /** The national schema whose columns these are. */
  schema?: FollowedSchema
  mapping: { to: string; from: string; confidence: number; reasons: string[] }[]
  columns: string[]
  facts?: Record<string, string>
  repairs: Repair[]
  warnings: Warning[]
  sample?: CanonicalRecord
  /** The first refused records, with reasons. */
  refusals: Pick<Refusal, 'where' | 'problems'>[]
}

export type InspectOutcome = { ok: true; inspection: Inspection } | { ok: false; error: Problem }

const REFUSALS = 5

/** Sees every record that is kept, with the member it stands in and what that one is about. */
export type RecordWatcher = (record: CanonicalRecord, member: string, entity: Entity) => void

/** Reads every record of a source, to count and check them; nothing is stored. */
export async function inspectSource(
  address: string,
  options: OpenOptions,
  watch?: RecordWatcher,
): Promise<InspectOutcome> {
  const source = await openSource(address, options)
  try {
    const { download } = source
    if (source.error || !download) return { ok: false, error: source.error ?? { key: 'unchanged' } }
    const inspection: Inspection = {
      source: {
        url: download.url,
        bytes: download.bytes,
        sha256: download.sha256,
        retrieved: download.retrieved,
        ...(options.licence ? { licence: options.licence } : {}),
      },
      members: [],
      unreadable: [],
    }
    const seen: Seen = { paths: [], records: new Map() }
    for (const member of source.members) await inspectMember(member, inspection, seen, watch)
    const first = inspection.unreadable[0]
    return inspection.members.length === 0 && first ? { ok: false, error: first.error } : { ok: true, inspection }
  } finally {
    await source.dispose()
  }
}

async function inspectMember(
  member: MemberReading,
  inspection: Inspection,
  seen: Seen,
  watch?: RecordWatcher,
): Promise<void> {
  const { layer, understanding, path, format } = member
  if (member.error || !layer || !understanding) {
    inspection.unreadable.push({ path, format, error: member.error ?? { key: 'broken' } })
    return
  }
  const twice = new Map<string, number>()
  const refusals: MemberInspection['refusals'] = []
  let sample: CanonicalRecord | undefined
  let brokenOff: Problem | undefined
  try {
    for await (const converted of member.convert()) {
      if (!converted.ok) {
        if (refusals.length < REFUSALS)
          refusals.push({ where: converted.refusal.where, problems: converted.refusal.problems })
        continue
      }
      sample ??= converted.record
      watch?.(converted.record, path, understanding.entity.type)
      const other = sameAsBefore(converted.record, path, seen)
      if (other) twice.set(other, (twice.get(other) ?? 0) + 1)
    }
  } catch (error) {
    brokenOff = problemOf(error)
    if (member.counts.records === 0) {
      inspection.unreadable.push({ path, format, error: brokenOff })
      return
    }
  }
  const warnings = [...layer.warnings, ...understanding.warnings]
  if (brokenOff)
    warnings.push({
      kind: 'broken-off',
      count: 1,
      where: `record ${member.counts.records}`,
      message: String(brokenOff.values?.reason ?? brokenOff.key),
    })
  for (const [other, count] of twice) {
    warnings.push(other === path ? { kind: 'duplicate-rows', count } : { kind: 'same-rows-as', count, where: other })
  }
  const crs = understanding.crs ?? layer.crs
  inspection.members.push({
    path,
    format,
    ...(layer.encoding ? { encoding: layer.encoding } : {}),
    ...(layer.delimiter ? { delimiter: layer.delimiter } : {}),
    ...(layer.headerRow === undefined ? {} : { headerRow: layer.headerRow }),
    records: member.counts.records,
    refused: member.counts.refused,
    ...(crs ? { crs } : {}),
    ...(member.country ? { country: member.country } : {}),
    ...(member.recipe ? { recipe: member.recipe } : {}),
    ...(member.offeredRecipes ? { offeredRecipes: member.offeredRecipes } : {}),
    entity: understanding.entity,
    ...(understanding.schema ? { schema: understanding.schema } : {}),
    mapping: understanding.mapping.map(({ to, from, confidence, reasons }) => ({ to, from, confidence, reasons })),
    columns: layer.columns.filter((_, index) => !layer.made?.has(index)),
    ...(layer.facts ? { facts: layer.facts } : {}),
    repairs: [...layer.repairs, ...understanding.repairs],
    warnings,
    ...(sample ? { sample } : {}),
    refusals,
  })
}

/** Every record met so far as 48 bits of its hash, with the member it stood in: small enough for millions. */
interface Seen {
  paths: string[]
  records: Map<number, number>
}
const MOST_SEEN = 2_000_000

/** The member in which the very same record stood before, ids and provenance aside. */
function sameAsBefore(record: CanonicalRecord, path: string, seen: Seen): string | undefined {
  const { id: _id, provenance: _provenance, ...rest } = record
  const key = hash('sha1', JSON.stringify(rest), 'buffer').readUIntBE(0, 6)
  const before = seen.records.get(key)
  if (before !== undefined) return seen.paths[before]
  if (seen.paths.at(-1) !== path) seen.paths.push(path)
  if (seen.records.size < MOST_SEEN) seen.records.set(key, seen.paths.length - 1)
  return undefined
}
