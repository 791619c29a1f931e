import { execFileSync } from 'node:child_process'
import { readFile, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../problem.ts'

/** What a running server says of itself in `postmaster.pid`. */
export interface RunningServer {
  pid: number
  port: number
  ready: boolean
}

/**
 * The server that runs on this data folder, whoever started it: a killed application leaves its server behind.
 * A pid file whose process is gone, or is something else since the machine restarted, is no server.
 */
export async function runningServer(folder: string): Promise<RunningServer | null> {
  const path = join(folder, 'postmaster.pid')
  const lines = (await readFile(path, 'utf8').catch(() => '')).split('\n')
  const pid = Math.abs(Number(lines[0]))
  if (!pid || !isAlive(pid)) return null
  if (!(await isPostgresOf(folder, pid))) {
    // PostgreSQL would take any living process of that number for a server, and refuse to start.
    if ((await readFile(path, 'utf8').catch(() => '')).startsWith(`${lines[0]}\n`)) await rm(path, { force: true })
    return null
  }
  return { pid, port: Number(lines[3]) || 0, ready: lines[7]?.trim() === 'ready' }
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** A server stays in its data folder all its life, and its program is called postgres. */
async function isPostgresOf(folder: string, pid: number): Promise<boolean> {
  if (process.platform === 'linux') {
    const where = await readlink(`/proc/${pid}/cwd`).catch(() => null)
    const program = await readlink(`/proc/${pid}/exe`).catch(() => null)
    const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    if (/\) Z /.test(state)) return false
    return where === (await realpath(folder)) && /\/postgres( \(deleted\))?$/.test(program ?? '')
  }
  try {
    const command = execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
    return command.includes('postgres') && command.includes(folder)
  } catch {
    return false
  }
}
