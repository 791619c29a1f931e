import type { Kysely, Transaction } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import type { z } from 'zod'
import type { Log } from './log.ts'

/** One kind of work: its name in the queue, the shape of what it is given, how it is done and retried. */
export interface JobDefinition<Data extends object = object> {
  name: string
  data: z.ZodType<Data>
  /** Attempts after the first. Default 2, ever later. */
  retries?: number
  /** Seconds after which an attempt is taken for dead. Default 15 minutes. */
  timeout?: number
  /** At once in one process. Default 1. */
  concurrency?: number
  /** `exclusive`: while one waits or runs, another with the same key is not added. Default `standard`. */
  policy?: 'standard' | 'exclusive'
  run(data: Data, context: { id: string; signal: AbortSignal }): Promise<void>
}

// biome-ignore lint/suspicious/noExplicitAny: each kind of work has its own data
export type AnyJob = JobDefinition<any>

export interface EnqueueOptions {
  /** With policy `exclusive`: what may not be twice in the queue, such as a source's identifier. */
  key?: string
  /** Not before. */
  startAfter?: Date
}

export interface Jobs {
  /** Adds work; given a transaction, it exists only if the transaction is committed. False: it was there already. */
  enqueue<Data extends object>(
    // biome-ignore lint/suspicious/noExplicitAny: any database's tables will do
    db: Kysely<any> | Transaction<any>,
    job: JobDefinition<Data>,
    data: Data,
    options?: EnqueueOptions,
  ): Promise<boolean>
  /** Adds work at the hours of a cron line (UTC unless `timeZone`), once for all processes; replaces the same key's. */
  schedule<Data extends object>(
    job: JobDefinition<Data>,
    cron: string,
    data: Data,
    options?: { key?: string; timeZone?: string },
  ): Promise<void>
  unschedule(job: AnyJob, key?: string): Promise<void>
  /** Lets the work in progress end, `patience` milliseconds at most. What is cut is retried at the next start. */
  stop(patience?: number): Promise<void>
}

export interface JobsOptions {
  url: string
  jobs: AnyJob[]
  /** False: only adds work, for other processes. */
  work: boolean
  log?: Pick<Log, 'warn' | 'error'>
  /** Seconds between two looks at a queue, besides those when work is announced. */
  pollingSeconds?: number
  /** Seconds without a sign of life after which a process is taken for dead and its work given to another; at least 10. */
  heartbeatSeconds?: number
}

/** Names and checks a kind of work; `startJobs` does it. */
export function defineJob<Data extends object>(job: JobDefinition<Data>): JobDefinition<Data> {
  return job
}

/** Prepares the queues in the product's own database, and works on them when this process is a worker. */
export async function startJobs({
  url,
  jobs,
  work,
  log,
  pollingSeconds = 2,
  heartbeatSeconds = 60,
}: JobsOptions): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'wiker jobs',
    max: 4,
    schedule: work,
    supervise: work,
    superviseIntervalSeconds: heartbeatSeconds / 2,
    monitorIntervalSeconds: heartbeatSeconds / 2,
    useListenNotify: work,
    openTelemetry: { enabled: false },
  })
  boss.on('error', (error) => log?.error({ err: error }, 'The job queue has a problem'))
  boss.on('warning', (warning) => log?.warn({ warning: warning.message }, 'The job queue gives a warning'))
  await boss.start()
  for (const job of jobs) await prepare(boss, job, heartbeatSeconds)
  if (work) for (const job of jobs) await startWorking(boss, job, log, pollingSeconds)

  return {
    enqueue: async (db, job, data, { key, startAfter } = {}) => {
      const id = await boss.send(job.name, job.data.parse(data), {
        db: fromKysely(db),
        ...(key !== undefined && { singletonKey: key }),
        ...(startAfter && { startAfter }),
      })
      return id !== null
    },
    schedule: (job, cron, data, { key, timeZone = 'UTC' } = {}) =>
      boss.schedule(job.name, cron, job.data.parse(data), {
        tz: timeZone,
        ...(key !== undefined && { key, singletonKey: key }),
      }),
    unschedule: (job, key) => boss.unschedule(job.name, key),
    stop: (patience = 5_000) => boss.stop({ graceful: true, timeout: patience }),
  }
}

async function prepare(boss: PgBoss, job: AnyJob, heartbeatSeconds: number): Promise<void> {
  const options = {
    retryLimit: job.retries ?? 2,
    retryDelay: 5,
    retryBackoff: true,
    expireInSeconds: job.timeout ?? 900,
    notify: true,
    heartbeatSeconds,
  }
  await boss.createQueue(job.name, { ...options, policy: job.policy ?? 'standard' })
  await boss.updateQueue(job.name, options)
}

async function startWorking(boss: PgBoss, job: AnyJob, log: JobsOptions['log'], pollingSeconds: number): Promise<void> {
  const options = {
    batchSize: 1,
    localConcurrency: job.concurrency ?? 1,
    pollingIntervalSeconds: pollingSeconds,
    // An announcement heard while the worker is busy is not kept: the rest of the queue must not wait long for it.
    notifyPollingIntervalSeconds: pollingSeconds,
  }
  await boss.work(job.name, options, async (batch) => {
    for (const { id, data, signal } of batch) {
      try {
        await job.run(job.data.parse(data), { id, signal })
      } catch (error) {
        log?.error({ err: error, job: job.name, id }, 'A job failed')
        throw error
      }
    }
  })
}
