import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Account } from './account.ts'

/** Can `account` walk down to `path` and read it? A home folder is often closed to others (0700). */
export async function canReach(path: string, account: Account): Promise<boolean> {
  if (!account) return true
  for (let at = resolve(path), bit = 0o4; ; at = dirname(at), bit = 0o1) {
    const found = await stat(at).catch(() => null)
    if (!found) return false
    const shift = found.uid === account.uid ? 6 : found.gid === account.gid ? 3 : 0
    const wanted = at === resolve(path) && found.isDirectory() ? bit | 0o1 : bit
    if (((found.mode >> shift) & wanted) !== wanted) return false
    if (at === dirname(at)) return true
  }
}
