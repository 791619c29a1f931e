import { createGunzip } from 'node:zlib'
import { Unreadable } from '../problem.ts'
import type { Member } from '../types.ts'
import { spill } from './spill.ts'
import type { Budget } from './unpack.ts'

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8
}

/** RFC 1952. The member is called as the archive without its `.gz`. */
export async function* gunzip(member: Member, budget: Budget): AsyncGenerator<Member> {
  const name = member.path.replace(/\.tgz$/i, '.tar').replace(/\.(gz|gzip)$/i, '')
  const source = member.open()
  const unzipped = createGunzip()
  source.on('error', (error) => unzipped.destroy(error))
  source.pipe(unzipped)
  try {
    yield await spill(unzipped, name, member.bytes, budget)
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('broken-archive', { reason: (error as Error).message })
  } finally {
    source.destroy()
  }
}
