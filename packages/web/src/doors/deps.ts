import type { Db as Database } from '@wiker/platform/database/connect.ts'
import type { Files } from '@wiker/platform/files/files.ts'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import type { PublishDeps } from '../publish/publish-deps.ts'
import type { Log } from '../server/deps.ts'

/** What the pages of the doors are given. */
export type DoorsPageDeps = PublishDeps & DeskPageDeps

/** What reading in the background is given. */
export interface ReadingDeps {
  db: Database
  files: Files
  clock: () => Date
  log: Pick<Log, 'warn' | 'error'>
  /** Has a further item read: what was attached to a mail. */
  ask: (db: Database, item: number) => Promise<unknown>
  /** Hosts of a private network that an address may name; none but in tests. */
  allowHosts?: readonly string[]
}
