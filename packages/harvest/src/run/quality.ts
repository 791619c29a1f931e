import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { MemberQuality, Problem, QualityReport, SourceReading } from '@wiker/connector'
import { examine } from '@wiker/connector/quality/examine.ts'
import { type RepairedFile, type RepairedOptions, repairedFile } from '@wiker/connector/quality/repaired.ts'
import { emptyReport, qualityOfMember } from '@wiker/connector/quality/report.ts'
import { readSourceAccess, type SourceAccess } from '../sources/access.ts'
import type { Source, SourceDeclaration } from '../sources/source.ts'
import { asSource, openToLook } from './look.ts'
import { cellsToMend, firstOf } from './mendable.ts'
import { problemOfError } from './options.ts'
import type { House } from './run.ts'

/** What the publisher of a source is told of it, and of each table what a repaired file would change. */
export interface SourceQuality {
  /** Why nothing can be read of it. */
  problem?: Problem
  tables: ExaminedTable[]
  unreadable: QualityReport['unreadable']
}

export interface ExaminedTable {
  quality: MemberQuality
  /** Which member of the source it is: what `repairSource` wants to know. */
  member: number
  /** Absent where there is no table to take back: a calendar, a feed. */
  repaired?: { cells: number; left: number }
  /** True when it has more records than were looked at. */
  more: boolean
}

/** Records of each table that are looked at for a person who waits. */
export const mostExamined = 50_000

/** Reads a kept source afresh for its publisher; nothing is stored. */
export async function examineSource(house: House, source: Source): Promise<SourceQuality> {
  const reading = await openToLook(house, source, await readSourceAccess(house.db, source.id))
  try {
    if (reading.error) return { problem: reading.error, tables: [], unreadable: [] }
    return await tablesOf(reading, house.clock.today('Europe/Paris'))
  } catch (error) {
    return { problem: problemOfError(error), tables: [], unreadable: [] }
  } finally {
    await reading.dispose()
  }
}

async function tablesOf(reading: SourceReading, today: string): Promise<SourceQuality> {
  const { source, unreadable } = emptyReport(reading)
  const tables: ExaminedTable[] = []
  for (const [index, member] of reading.members.entries()) {
    if (!member.layer) {
      unreadable.push({ path: member.path, error: member.error ?? { key: 'broken' } })
      continue
    }
    const looked = firstOf(member, mostExamined)
    const examination = await examine(looked)
    const cells = await cellsToMend(looked, examination)
    const quality = qualityOfMember(looked, examination, today, source.lastModified)
    const repaired = cells === undefined ? {} : { repaired: { cells, left: examination.faults.size } }
    tables.push({ quality, member: index, more: examination.records >= mostExamined, ...repaired })
  }
  return { tables, unreadable }
}

/** A repaired file, written whole; `dispose` removes it. */
export interface RepairedSource {
  path: string
  /** Of the publisher's own file, without its ending. */
  name: string
  extension: RepairedFile['extension']
  /** Cells that were changed, and rows that still need a person. */
  cells: number
  left: number
  dispose(): Promise<void>
}

/** Writes one table of a kept source as its publisher could take it back; a problem when it can't be. `member` as `examineSource` counts. */
export async function repairSource(
  house: House,
  source: Source,
  words: RepairedOptions,
  member = 0,
): Promise<RepairedSource | { problem: Problem }> {
  const access = await readSourceAccess(house.db, source.id)
  return repair(await openToLook(house, source, access), words, member)
}

/** The same of a source that is not kept yet, of its only table. */
export async function repairDeclared(
  house: House,
  declaration: SourceDeclaration,
  access: SourceAccess | undefined,
  words: RepairedOptions,
): Promise<RepairedSource | { problem: Problem }> {
  return repair(await openToLook(house, asSource(declaration), access), words, 0)
}

async function repair(
  reading: SourceReading,
  words: RepairedOptions,
  index: number,
): Promise<RepairedSource | { problem: Problem }> {
  const folder = await mkdtemp(join(tmpdir(), 'wiker-repaired-'))
  const dispose = () => rm(folder, { recursive: true, force: true })
  try {
    const member = reading.members[index]
    const examination = member?.layer && (await examine(member))
    const file = examination && repairedFile(member, examination, words)
    if (!file) {
      await dispose()
      return { problem: reading.error ?? member?.error ?? { key: 'nothing-inside' } }
    }
    const path = join(folder, `repaired.${file.extension}`)
    await pipeline(Readable.from(file.write()), createWriteStream(path))
    const several = reading.members.filter(({ layer }) => layer).length > 1
    const name = stem(several ? member.path : (reading.download?.name ?? member.path))
    const { cells } = file.changed
    return { path, name, extension: file.extension, cells, left: examination.faults.size, dispose }
  } catch (error) {
    await dispose()
    return { problem: problemOfError(error) }
  } finally {
    await reading.dispose()
  }
}

const stem = (name: string): string => name.replace(/[\p{Cc}/\\]+/gu, '-').replace(/\.\w{2,8}$/, '') || 'source'
