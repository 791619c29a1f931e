import { Readable } from 'node:stream'
import { extract } from 'tar-stream'
import { problemOf, Unreadable } from '../problem.ts'
import type { Member, Problem } from '../types.ts'
import { harmless, isNoise } from './names.ts'
import { spill } from './spill.ts'
import type { Budget } from './unpack.ts'

/** POSIX.1-1988 `ustar` and its GNU and pax kin say so at byte 257. */
export function isTar(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(257, 262)).toString('latin1') === 'ustar'
}

/** Every plain file of a tar. Links, devices and folders are left out; a member that is too large is reported, the next ones are read. */
export async function* untar(
  member: Member,
  budget: Budget,
  report: (path: string, problem: Problem) => void,
): AsyncGenerator<Member> {
  const entries = extract()
  const source = member.open()
  source.on('error', (error) => entries.destroy(error))
  source.pipe(entries)
  try {
    for await (const entry of entries) {
      const { name, type, size } = entry.header
      const path = `${member.path}/${harmless(name)}`
      if ((type !== 'file' && type !== 'contiguous-file') || isNoise(harmless(name))) {
        entry.resume()
        continue
      }
      try {
        // Nothing is compressed in a tar: what it announces is what it takes.
        yield await spill(Readable.from(entry), path, size ?? member.bytes, budget)
      } catch (error) {
        entry.resume()
        report(path, problemOf(error, 'broken-archive'))
        // A file that is cut off is the last one.
        if (!(error instanceof Unreadable) || error.problem.key === 'too-many-members') return
      }
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('broken-archive', { reason: (error as Error).message })
  } finally {
    source.destroy()
    entries.destroy()
  }
}
