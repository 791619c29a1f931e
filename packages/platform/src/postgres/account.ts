import { execFileSync } from 'node:child_process'
import { lstat } from 'node:fs/promises'
import { Problem } from '../problem.ts'

/** Who runs the server. `null`: whoever runs this process. */
export type Account = { uid: number; gid: number } | null

/**
 * PostgreSQL refuses to run as root, which containers and small servers do all the time: the server then gets an
 * unprivileged account that exists already. A data folder keeps the owner it has.
 */
export async function serverAccount(folder: string): Promise<Account> {
  if (process.getuid?.() !== 0) return null
  const owner = await lstat(folder).catch(() => null)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  for (const name of ['postgres', 'nobody', 'daemon']) {
    const account = lookUp(name)
    if (account) return account
  }
  throw new Problem(
    'PostgreSQL refuses to run as root and this machine has no user "postgres" or "nobody": start Wiker as an ordinary user.',
  )
}

function lookUp(name: string): Account {
  try {
    const id = (what: string) => Number(execFileSync('id', [what, name], { encoding: 'utf8', stdio: 'pipe' }).trim())
    const account = { uid: id('-u'), gid: id('-g') }
    return account.uid > 0 ? account : null
  } catch {
    return null
  }
}
