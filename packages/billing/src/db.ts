import type { Db } from '@wiker/platform/database/connect.ts'

export type { Db } from '@wiker/platform/database/connect.ts'

/** In the caller's transaction when it has one, so that what is noted beside it is written with it; else in one of its own. */
export function inTransaction<Result>(db: Db, work: (trx: Db) => Promise<Result>): Promise<Result> {
  return db.isTransaction ? work(db) : db.transaction().execute(work)
}
