import { dirname, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '../problem.ts'
import { serverAccount } from './account.ts'
import { serverBinaries } from './binaries.ts'
import { clusterUser, createCluster } from './create.ts'
import { hold, type Keeper } from './keeper.ts'
import { runningServer } from './pid-file.ts'
import { adopt, type Server, type ServerPlan, startServer, stopServer } from './server.ts'

export interface Cluster {
  /** Address of one of its databases. */
  url(database: string): string
  /** Ends the server cleanly; only leaves it when another application holds it. */
  stop(): Promise<void>
}

export interface ClusterOptions {
  folder: string
  /** Tools may work beside the application that holds the folder; a second application may not. */
  beside?: boolean
  settings?: Record<string, string>
  log?: { warn(message: string): void }
  /** The server died and could not be brought back. */
  onLost?(problem: Problem): void
}

const patience = 30_000
/** An application that is just ending still has the folder for a moment. */
const patienceWithAnother = 2500

/** Opens the PostgreSQL cluster of a data folder: creates it, starts it, or takes over the one a crash left running. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const folder = resolve(options.folder)
  const account = await serverAccount(folder)
  const binaries = await serverBinaries(account)
  const password = await createCluster(folder, binaries, account)
  const logFile = `${folder}.log`
  const plan: ServerPlan = { folder, logFile, binaries, account, port: 0, settings: options.settings ?? {} }
  const url = (port: number) => (database: string) =>
    `postgresql://${clusterUser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`

  const first = await start(plan, url, options.beside ?? false)
  if (first.keeper === 'taken') {
    if (!options.beside) throw inUse(folder, first.holder)
    return { url: url(first.server.port), stop: async () => undefined }
  }
  return supervise({ server: first.server, keeper: first.keeper }, plan, url, options)
}

type Address = (port: number) => (database: string) => string
type Started = { server: Server; keeper: Keeper } | { server: Server; keeper: 'taken'; holder: string }

async function start(plan: ServerPlan, url: Address, beside: boolean): Promise<Started> {
  let reason: Problem | null = null
  const endOfTheOther = Date.now() + patienceWithAnother
  for (const until = Date.now() + patience; Date.now() < until; await sleep(100)) {
    const running = await runningServer(plan.folder)
    if (running && !running.ready) continue
    let server: Server
    if (running) server = adopt(running)
    else {
      const started = await startServer(plan)
      if ('refused' in started) {
        if (started.refused instanceof Problem) throw started.refused
        if (started.refused === 'port') reason = new Problem(`No port of 127.0.0.1 could be opened for PostgreSQL.`)
        continue
      }
      server = started.server
    }
    const held = await hold(url(server.port)('postgres'))
    if ('keeper' in held) return { server, keeper: held.keeper }
    if ('holder' in held) {
      if (beside || Date.now() > endOfTheOther) return { server, keeper: 'taken', holder: held.holder }
      continue
    }
    reason = held.problem
  }
  throw (
    reason ??
    new Problem(`PostgreSQL did not start on ${plan.folder} within ${patience / 1000} s: its log is ${plan.logFile}.`)
  )
}

/** Keeps the server alive as long as the application is: it comes back at the same address after a crash. */
function supervise(
  current: { server: Server; keeper: Keeper },
  plan: ServerPlan,
  url: Address,
  options: ClusterOptions,
): Cluster {
  const { port } = current.server
  let stopping = false
  let restarting: Promise<void> = Promise.resolve()

  const watch = () => {
    current.keeper.lost.then(() => {
      if (stopping) return
      options.log?.warn('PostgreSQL closed the session that holds the data folder: starting it again')
      restarting = again().catch((problem) => {
        if (!stopping) options.onLost?.(problem)
      })
    })
  }
  const again = async () => {
    const next = await start({ ...plan, port }, url, false)
    if (next.keeper === 'taken') throw inUse(plan.folder, next.holder)
    if (next.server.port !== port) throw new Problem('Another process started PostgreSQL on this data folder.')
    current = { server: next.server, keeper: next.keeper }
    watch()
  }
  watch()

  return {
    url: url(port),
    stop: async () => {
      stopping = true
      await restarting
      await current.keeper.release()
      await stopServer(current.server)
    },
  }
}

function inUse(folder: string, holder: string): Problem {
  return new Problem(
    `Another Wiker (${holder}) already uses the data folder ${dirname(folder)}: stop it first, or give this one its own folder with DATA_DIR.`,
  )
}
