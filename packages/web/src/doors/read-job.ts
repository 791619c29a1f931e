import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { defineJob, type JobDefinition, type Jobs } from '@wiker/platform/jobs.ts'
import { z } from 'zod'
import type { ReadingDeps } from './deps.ts'
import { readDoorItem } from './read-item.ts'

export interface DoorReader {
  job: JobDefinition<{ item: number }>
  /** Has an item read; given a transaction, only if it is committed. */
  ask: ReadingDeps['ask']
}

/** Reads what was brought to the desks, one at a time in a process. */
export function doorReader(deps: Omit<ReadingDeps, 'ask'>, jobs: () => Jobs): DoorReader {
  const ask: ReadingDeps['ask'] = (db: Database, item) => jobs().enqueue(db, job, { item }, { key: String(item) })
  const job: DoorReader['job'] = defineJob({
    name: 'door-read',
    data: z.object({ item: z.int() }),
    policy: 'exclusive',
    retries: 4,
    timeout: 300,
    run: ({ item }) => readDoorItem({ ...deps, ask }, item),
  })
  return { job, ask }
}
