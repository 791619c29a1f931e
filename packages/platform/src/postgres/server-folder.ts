import { dirname } from 'node:path'
import { Problem } from '../problem.ts'
import type { Account } from './account.ts'
import { canReach } from './reach.ts'

/**
 * How the server names its data folder. Under another account the folders above may be closed to it (root's home is):
 * Linux lets a process stay in a folder it could not walk to, so that it starts there and calls it `/proc/self/cwd`.
 */
export async function serverFolder(folder: string, account: Account): Promise<{ path: string; cwd: string }> {
  if (await canReach(dirname(folder), account)) return { path: folder, cwd: folder }
  if (process.platform === 'linux') return { path: '/proc/self/cwd', cwd: folder }
  throw new Problem(
    `PostgreSQL cannot run as root, and ${folder} is in a folder closed to other users: choose another with DATA_DIR.`,
  )
}
