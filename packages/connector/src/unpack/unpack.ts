import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { filesOf } from '../fetch/local.ts'
import { problemOf, Unreadable } from '../problem.ts'
import type { Download, Limits, Member, Problem } from '../types.ts'
import { decompress, isCompressed } from './compressed.ts'
import { gunzip, isGzip } from './gzip.ts'
import { fileMember } from './member.ts'
import { joinParts, partsBeside } from './parts.ts'
import { isSevenZip, unSevenZip } from './seven-zip.ts'
import { isTar, untar } from './tar.ts'
import { joinTimetables } from './timetables.ts'
import { isPlainZip, unzip } from './zip.ts'

export interface Unpacked {
  members: Member[]
  /** Members that are there but could not be taken out. The others go on. */
  failures: { path: string; problem: Problem }[]
  dispose(): Promise<void>
}

/** What is used up so far, shared by all archives of one source. */
export interface Budget {
  limits: Limits
  bytes: number
  members: number
  folder(): Promise<string>
}

/** Files of a source: those of a folder, of an archive (zip, tar, 7z; also one in another), unpacked (gzip, bzip2, xz, zstd), or the file itself. */
export async function unpack(download: Download, limits: Limits, temporary = tmpdir()): Promise<Unpacked> {
  let folder: Promise<string> | undefined
  const budget: Budget = {
    limits,
    bytes: 0,
    members: 0,
    folder: () => {
      folder ??= mkdtemp(join(temporary, 'wiker-'))
      return folder
    },
  }
  const unpacked: Unpacked = {
    members: [],
    failures: [],
    dispose: async () => {
      if (folder) await rm(await folder, { recursive: true, force: true })
    },
  }
  for (const member of await topMembers(download, limits)) await open(member, 0, budget, unpacked)
  unpacked.members = joinParts(unpacked.members)
  joinTimetables(unpacked.members)
  return unpacked
}

async function topMembers(download: Download, limits: Limits): Promise<Member[]> {
  if (!(await stat(download.file)).isDirectory()) {
    return partsBeside(fileMember(download.name, download.file, download.bytes, download.contentType))
  }
  const files = await filesOf(download.file, limits.maxMembers)
  return Promise.all(
    files.map(async (file) => fileMember(relative(download.file, file), file, (await stat(file)).size)),
  )
}

async function open(member: Member, depth: number, budget: Budget, unpacked: Unpacked): Promise<void> {
  try {
    const head = await member.head(512)
    const archive = await openerOf(head, member)
    if (!archive) {
      unpacked.members.push(member)
      return
    }
    if (depth >= budget.limits.maxDepth) throw new Unreadable('too-deep', { limit: budget.limits.maxDepth })
    const report = (path: string, problem: Problem) => unpacked.failures.push({ path, problem })
    for await (const inner of archive(member, budget, report)) await open(inner, depth + 1, budget, unpacked)
  } catch (error) {
    unpacked.failures.push({ path: member.path, problem: problemOf(error, 'broken-archive') })
  }
}

type Opener = (
  member: Member,
  budget: Budget,
  report: (path: string, problem: Problem) => void,
) => AsyncIterable<Member>

async function openerOf(head: Uint8Array, member: Member): Promise<Opener | undefined> {
  if (isGzip(head)) return gunzip
  if (isCompressed(head)) return decompress
  if (isSevenZip(head)) return unSevenZip
  if (isTar(head)) return untar
  return (await isPlainZip(head, member)) ? unzip : undefined
}
