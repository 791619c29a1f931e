import { getCompileCacheDir } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { FromWorker, ToWorker } from './types.ts'

/** Hears of its task. `lost`: the worker is gone, and with it what it had not answered. */
export interface Listener {
  hear(message: FromWorker): void
  lost(error: Error): void
}

/** Small young generations: a worker's waste is short-lived, and all of them together must fit where one program would. */
const resourceLimits = { maxYoungGenerationSizeMb: 3, maxOldGenerationSizeMb: 512 }

let users = 0
let shared: Pool | undefined

/** The workers of this process, shared by all that convert; started when first needed, ended when nobody needs them. */
export function acquirePool(): Pool {
  users++
  shared ??= new Pool()
  return shared
}

export async function releasePool(): Promise<void> {
  if (--users > 0) return
  const pool = shared
  shared = undefined
  await pool?.end()
}

export class Pool {
  readonly #workers: PoolWorker[] = []
  #tasks = 0

  newTask(): number {
    return ++this.#tasks
  }

  /** That many workers, started if need be. */
  workers(count: number): PoolWorker[] {
    for (const [index, worker] of this.#workers.entries()) if (worker.isLost) this.#workers[index] = new PoolWorker()
    while (this.#workers.length < count) this.#workers.push(new PoolWorker())
    return this.#workers.slice(0, count)
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.end()))
  }
}

export class PoolWorker {
  readonly #worker: Worker
  readonly #listeners = new Map<number, Listener>()
  isLost = false

  constructor() {
    const compileCache = getCompileCacheDir()
    // Compiling beside the thread takes memory of its own for each of them, and spares little in a run of seconds.
    setFlagsFromString('--no-concurrent-recompilation')
    const entry = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)
    this.#worker = new Worker(entry, { workerData: compileCache ? { compileCache } : {}, resourceLimits })
    // A worker with nothing to do keeps no program alive.
    this.#worker.unref()
    this.#worker.on('message', (message: FromWorker) => this.#listeners.get(message.task)?.hear(message))
    this.#worker.on('error', (error: Error) => this.#lose(error))
    this.#worker.on('exit', () => this.#lose(new Error('A worker thread ended')))
  }

  listen(task: number, listener: Listener): void {
    this.#listeners.set(task, listener)
    this.#worker.ref()
  }

  tell(message: ToWorker, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, transfer)
  }

  close(task: number): void {
    this.#listeners.delete(task)
    this.tell({ type: 'close', task })
    if (this.#listeners.size === 0) this.#worker.unref()
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #lose(error: Error): void {
    if (this.isLost) return
    this.isLost = true
    for (const listener of this.#listeners.values()) listener.lost(error)
  }
}
