import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Unreadable } from '../problem.ts'
import type { Member } from '../types.ts'
import { fileMember } from './member.ts'
import type { Budget } from './unpack.ts'

/** A small file may be as repetitive as it likes: the ratio counts from here on. */
const RATIO_FROM = 4 * 1024 * 1024

/**
 * Writes a member of an archive to disk, under a number: its own name never touches the file system. Stops as soon as
 * what comes out is more than the limits allow, whatever the archive announced.
 */
export async function spill(source: Readable, path: string, packed: number, budget: Budget): Promise<Member> {
  const { limits } = budget
  // A stream may break while its folder is being made: `pipeline` then tells, but somebody has to listen before.
  source.on('error', () => {})
  if (++budget.members > limits.maxMembers) throw new Unreadable('too-many-members', { limit: limits.maxMembers })
  const file = join(await budget.folder(), String(budget.members))
  let bytes = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      budget.bytes += chunk.length
      if (bytes > limits.maxBytes || budget.bytes > limits.maxTotalBytes) {
        return done(new Unreadable('too-large', { limit: limits.maxBytes }))
      }
      if (bytes > RATIO_FROM && bytes > packed * limits.maxRatio) {
        return done(new Unreadable('too-compressed', { limit: limits.maxRatio }))
      }
      done(null, chunk)
    },
  })
  try {
    await pipeline(source, meter, createWriteStream(file))
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
  return fileMember(path, file, bytes)
}
