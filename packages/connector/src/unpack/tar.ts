import { Readable } from 'node:stream'
import { problemOf } from '../problem.ts'
import type { Member, Problem } from '../types.ts'
import { harmless, isNoise } from './names.ts'
import { spill } from './spill.ts'
import type { Budget } from './unpack.ts'

/** POSIX ustar and pax, GNU, and the older form without a mark, which the sum over its header tells. */
export function isTar(head: Uint8Array): boolean {
  if (head.length < 512) return false
  const header = Buffer.from(head.buffer, head.byteOffset, 512)
  if (header.toString('latin1', 257, 262) === 'ustar') return true
  const said = Number.parseInt(
    header
      .toString('latin1', 148, 156)
      .replace(/[\0 ]+/g, ' ')
      .trim(),
    8,
  )
  let sum = 0
  for (let index = 0; index < 512; index++) sum += index >= 148 && index < 156 ? 32 : header[index]!
  return said === sum && header[0] !== 0 && said > 256
}

/** Every file of a tar archive; folders and links are nothing to read. A broken end leaves what came before. */
export async function* untar(
  member: Member,
  budget: Budget,
  report: (path: string, problem: Problem) => void,
): AsyncGenerator<Member> {
  const { extract } = await import('tar-stream')
  const entries = extract()
  const source = member.open()
  source.on('error', (error) => entries.destroy(error))
  source.pipe(entries as unknown as NodeJS.WritableStream)
  try {
    for await (const entry of entries) {
      const { name, type } = entry.header
      const path = `${member.path}/${harmless(name)}`
      if ((type !== 'file' && type !== 'contiguous-file') || isNoise(harmless(name))) {
        entry.resume()
        continue
      }
      try {
        yield await spill(Readable.from(entry as AsyncIterable<Buffer>), path, entry.header.size ?? 0, budget)
      } catch (error) {
        // A file that is cut off is the last one.
        report(path, problemOf(error, 'broken-archive'))
        return
      }
    }
  } catch (error) {
    report(member.path, problemOf(error, 'broken-archive'))
  } finally {
    source.destroy()
    entries.destroy()
  }
}
