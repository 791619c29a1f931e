import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, open, readdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { errorCode, Problem } from '../problem.ts'
import type { Account } from './account.ts'
import { type Binaries, postgresVersion } from './binaries.ts'
import { isAlive } from './pid-file.ts'
import { serverFolder } from './server-folder.ts'

/** The server's own user; its password is made up at creation and lies in the data folder, closed to others. */
export const clusterUser = 'wiker'
const passwordFile = 'wiker-password'
const mebibyte = 1024 * 1024
const roomNeeded = 150 * mebibyte

/** Creates the data folder when there is none, whole or not at all; returns its password. */
export async function createCluster(folder: string, binaries: Binaries, account: Account): Promise<string> {
  await makeParent(folder)
  await removeUnfinished(folder)
  if (!(await isThere(folder))) await createAside(folder, binaries, account)
  await checkVersion(folder)
  return readPassword(folder)
}

async function makeParent(folder: string): Promise<void> {
  const parent = dirname(folder)
  try {
    await mkdir(parent, { recursive: true })
  } catch (error) {
    throw cannotWrite(parent, error)
  }
}

async function isThere(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length > 0
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw new Problem(`The data folder ${folder} cannot be read (${errorCode(error)}): check who owns it.`)
  }
}

/** An interrupted creation must leave nothing that looks like a database: it is made aside, then renamed. */
async function createAside(folder: string, binaries: Binaries, account: Account): Promise<void> {
  const room = await statfs(dirname(folder)).catch(() => null)
  if (room && room.bavail * room.bsize < roomNeeded) throw diskFull(dirname(folder))
  const aside = `${folder}-new-${process.pid}-${randomBytes(4).toString('hex')}`
  const password = randomBytes(24).toString('base64url')
  try {
    await mkdir(aside, { mode: 0o700 })
    if (account) await chown(aside, account.uid, account.gid)
    await initialize(aside, password, binaries, account)
    await writeFile(join(aside, passwordFile), password, { mode: 0o600 })
    if (account) await chown(join(aside, passwordFile), account.uid, account.gid)
    await rename(aside, folder)
    await syncFolder(dirname(folder))
  } catch (error) {
    await rm(aside, { recursive: true, force: true }).catch(() => undefined)
    if (errorCode(error) === 'ENOTEMPTY' || errorCode(error) === 'EEXIST') return
    if (errorCode(error) === 'EBUSY')
      throw new Problem(`${folder} is a mounted disk: mount it one folder higher, on ${dirname(folder)}.`)
    throw error instanceof Problem ? error : cannotWrite(dirname(folder), error)
  }
}

/** Tries locales from the best to the one every system has: letters with accents must be known as letters. */
async function initialize(folder: string, password: string, binaries: Binaries, account: Account): Promise<void> {
  const failures: string[] = []
  for (const locale of ['C.UTF-8', 'en_US.UTF-8', 'fr_FR.UTF-8', 'C']) {
    const { code, output } = await runInitdb(folder, locale, password, binaries, account)
    if (code === 0) return
    if (/No space left on device|Disk quota exceeded/.test(output)) throw diskFull(dirname(folder))
    failures.push(output.trim())
    if (!/invalid locale|locale name/.test(output)) break
    for (const left of await readdir(folder)) await rm(join(folder, left), { recursive: true, force: true })
  }
  throw new Problem(
    `PostgreSQL could not create its data folder in ${dirname(folder)}: ${lastLine(failures.at(-1) ?? '')}`,
  )
}

async function runInitdb(folder: string, locale: string, password: string, binaries: Binaries, account: Account) {
  const { path, cwd } = await serverFolder(folder, account)
  const secret = await secretInput(`${folder}-password`, password, account)
  const child = spawn(
    binaries.initdb,
    [
      `--pgdata=${path}`,
      `--username=${clusterUser}`,
      '--auth=scram-sha-256',
      '--pwfile=/dev/stdin',
      '--encoding=UTF8',
      '--locale=C',
      `--lc-ctype=${locale}`,
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ],
    {
      cwd,
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      ...(account ?? {}),
      stdio: [secret.fd, 'pipe', 'pipe'],
    },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) =>
      reject(
        new Problem(`PostgreSQL's initdb cannot run on this machine (${error.message}): give DATABASE_URL instead.`),
      ),
    )
    child.once('close', resolve)
  }).finally(() => secret.close())
  return { code, output }
}

/** initdb reads the password by the name of a file: an open file without a name, readable by the account alone. */
async function secretInput(path: string, password: string, account: Account) {
  const handle = await open(path, 'wx+', 0o600)
  await handle.writeFile(`${password}\n`)
  if (account) await handle.chown(account.uid, account.gid)
  await rm(path)
  return handle
}

async function checkVersion(folder: string): Promise<void> {
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => '')
  if (version.trim() === postgresVersion) return
  throw new Problem(
    version
      ? `The data in ${folder} were made by PostgreSQL ${version.trim()} and this Wiker brings ${postgresVersion}: make a backup with the Wiker that made them, then restore it here.`
      : `${folder} is not empty and is not a PostgreSQL data folder: choose another folder with DATA_DIR.`,
  )
}

async function readPassword(folder: string): Promise<string> {
  try {
    return (await readFile(join(folder, passwordFile), 'utf8')).trim()
  } catch (error) {
    throw new Problem(
      `The database's password in ${join(folder, passwordFile)} cannot be read (${errorCode(error)}): start Wiker as the user who started it first.`,
    )
  }
}

async function removeUnfinished(folder: string): Promise<void> {
  const prefix = `${basename(folder)}-new-`
  for (const name of await readdir(dirname(folder)).catch(() => [])) {
    if (!name.startsWith(prefix)) continue
    const maker = Number(name.slice(prefix.length).split('-')[0])
    if (!(maker > 0 && isAlive(maker)))
      await rm(join(dirname(folder), name), { recursive: true, force: true }).catch(() => undefined)
  }
}

/** A rename is on the disk only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

function cannotWrite(folder: string, error: unknown): Problem {
  if (errorCode(error) === 'ENOSPC' || errorCode(error) === 'EDQUOT') return diskFull(folder)
  return new Problem(
    `The data folder ${folder} cannot be written (${errorCode(error) ?? (error as Error).message}): check who owns it, or choose another with DATA_DIR.`,
  )
}

export function diskFull(folder: string): Problem {
  return new Problem(
    `The disk that holds ${folder} is full: free at least ${roomNeeded / mebibyte} MB there, or choose another folder with DATA_DIR.`,
  )
}

function lastLine(text: string): string {
  const lines = text.split('\n').filter((line) => /error|fatal|could not|cannot/i.test(line))
  return lines.at(-1) ?? text.split('\n').at(-1) ?? ''
}
