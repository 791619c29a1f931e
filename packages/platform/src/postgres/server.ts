import { type ChildProcess, spawn } from 'node:child_process'
import { open, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '../problem.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { diskFull } from './create.ts'
import { isAlive, runningServer } from './pid-file.ts'
import { serverFolder } from './server-folder.ts'

export interface Server {
  pid: number
  port: number
  /** Resolves once the server is gone, wanted or not. */
  gone: Promise<void>
}

export interface ServerPlan {
  folder: string
  logFile: string
  binaries: Binaries
  account: Account
  /** Wanted port: the one it had, when it restarts under a running application. 0: any free one. */
  port: number
  settings: Record<string, string>
}

const settings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  jit: 'off', // short queries only: compiling them costs more than it saves
  max_parallel_workers_per_gather: '0', // parallel queries need shared memory, which containers give by the spoonful
  max_parallel_maintenance_workers: '0',
}

/** How a start ended: a server, or what its log said. `busy` and `port` are worth another try. */
export type Start = { server: Server } | { refused: 'busy' | 'port' | Problem }

const startingTakes = 60_000

export async function startServer(plan: ServerPlan): Promise<Start> {
  const port = plan.port || (await freePort())
  const log = await openLog(plan.logFile)
  const from = (await log.stat()).size
  const { path, cwd } = await serverFolder(plan.folder, plan.account)
  const flags = Object.entries({ ...settings, ...plan.settings, port: String(port) }).flatMap(([k, v]) => [
    '-c',
    `${k}=${v}`,
  ])
  const child = spawn(plan.binaries.postgres, ['-D', path, ...flags], {
    cwd,
    env: { PATH: process.env.PATH, LC_ALL: '', TZ: 'UTC' },
    ...(plan.account ?? {}),
    // Its own session: Ctrl-C in the terminal is for the application, which then stops its server in order.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  child.unref()
  if (await becomesReady(plan.folder, child)) {
    await log.close()
    return { server: { pid: child.pid as number, port, gone } }
  }
  const said = Buffer.alloc(8192)
  const { bytesRead } = await log.read(said, 0, said.length, from)
  await log.close()
  return { refused: explain(said.toString('utf8', 0, bytesRead), plan) }
}

/** Takes over a server left by an application that was killed. */
export function adopt(running: { pid: number; port: number }): Server {
  return { pid: running.pid, port: running.port, gone: waitUntilGone(running.pid) }
}

/** Fast shutdown: sessions are cut, the last checkpoint written. Immediate when it does not end: recovery will do. */
export async function stopServer(server: Server): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isAlive(server.pid)) return
    try {
      process.kill(server.pid, signal)
    } catch {
      return
    }
    const left = new AbortController()
    const ended = await Promise.race([
      server.gone.then(() => true),
      sleep(patience, false, { signal: left.signal }).catch(() => false),
    ])
    left.abort()
    if (ended) return
  }
}

async function becomesReady(folder: string, child: ChildProcess): Promise<boolean> {
  for (let waited = 0; waited < startingTakes; waited += 20) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return false
    const running = await runningServer(folder)
    if (running?.ready && running.pid === child.pid) return true
    await sleep(20)
  }
  child.kill('SIGQUIT')
  return false
}

function explain(said: string, { folder, logFile }: ServerPlan): 'busy' | 'port' | Problem {
  if (/could not bind|could not create any TCP\/IP sockets/.test(said)) return 'port'
  if (/lock file "postmaster.pid" already exists|pre-existing shared memory block/.test(said)) return 'busy'
  if (/No space left on device|Disk quota exceeded/.test(said)) return diskFull(folder)
  const cause = said.match(/(?:FATAL|PANIC):\s+(.*)/)?.[1] ?? 'it ended without a word'
  return new Problem(`PostgreSQL did not start on ${folder}: ${cause}. Its log is ${logFile}.`)
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

const logLimit = 10 * 1024 * 1024

async function openLog(path: string) {
  const size = (await stat(path).catch(() => null))?.size ?? 0
  if (size > logLimit) await rename(path, `${path}.1`)
  return open(path, 'a+', 0o600)
}

async function waitUntilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(50, undefined, { ref: false })
}
