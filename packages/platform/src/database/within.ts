import { sql } from 'kysely'
import type { Db } from './connect.ts'

/**
 * Does work in a transaction of its own; inside one already, as a part of it: what fails there is taken back alone, and whoever called goes on.
 */
export async function within<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  if (!db.isTransaction) return db.transaction().execute(work)
  await sql`savepoint part`.execute(db)
  try {
    const done = await work(db)
    await sql`release savepoint part`.execute(db)
    return done
  } catch (error) {
    await sql`rollback to savepoint part; release savepoint part`.execute(db)
    throw error
  }
}
