import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { problemOf, Unreadable } from '../problem.ts'
import type { Member, Problem } from '../types.ts'
import { harmless, isNoise } from './names.ts'
import { spill } from './spill.ts'
import type { Budget } from './unpack.ts'

/** 7z and RAR are unpacked in memory: larger ones are refused. */
const LARGEST = 256 * 1024 * 1024
const PATIENCE = 120_000
/** Its build for Node, which has no types of its own. */
const LIBRARY = 'libarchive.js/dist/libarchive-node.mjs'

export function isSevenZip(head: Uint8Array): boolean {
  const start = Buffer.from(head.subarray(0, 6)).toString('latin1')
  return start === "7z\xbc\xaf'\x1c" || start === 'Rar!\x1a\x07'
}

interface Entry {
  path: string
  file: { name: string; size: number; extract(): Promise<Blob> }
}

/** Every file of a 7z or RAR archive, read by libarchive in a worker of its own. */
export async function* unSevenZip(
  member: Member,
  budget: Budget,
  report: (path: string, problem: Problem) => void,
): AsyncGenerator<Member> {
  const most = Math.min(LARGEST, budget.limits.maxBytes)
  if (member.bytes > most) throw new Unreadable('too-large', { limit: most })
  const { Archive } = (await import(LIBRARY)) as { Archive: typeof import('libarchive.js').Archive }
  const file = new File([await readFile(member.file)], 'archive')
  const archive = await inTime(Archive.open(file))
  try {
    if (await inTime(archive.hasEncryptedData())) throw new Unreadable('encrypted')
    const entries = (await inTime(archive.getFilesArray())) as unknown as Entry[]
    for (const { path: folder, file: entry } of entries) {
      const name = harmless(`${folder}/${entry.name}`)
      if (isNoise(name)) continue
      const path = `${member.path}/${name}`
      try {
        if (entry.size > most) throw new Unreadable('too-large', { limit: most })
        if (entry.size > 4 << 20 && entry.size > member.bytes * budget.limits.maxRatio)
          throw new Unreadable('too-compressed', { limit: budget.limits.maxRatio })
        const bytes = await inTime(entry.extract())
        yield await spill(Readable.fromWeb(bytes.stream() as never), path, member.bytes, budget)
      } catch (error) {
        report(path, problemOf(error, 'broken-archive'))
        if (error instanceof Unreadable && error.problem.key === 'too-many-members') return
      }
    }
  } finally {
    await archive.close()
  }
}

/** A damaged archive may keep its worker waiting for ever. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unreadable('broken-archive', { reason: 'no answer' })), PATIENCE)
  })
  try {
    return await Promise.race([work, late])
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('broken-archive', { reason: String((error as Error)?.message ?? error).slice(0, 120) })
  } finally {
    clearTimeout(timer)
  }
}
