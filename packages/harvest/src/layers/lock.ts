import type { Db } from '@wiker/platform/database/connect.ts'
import { type CanonicalTableName, canonicalTables } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'

/** Any number, as long as it stays the same and is no other lock's. */
const lockClass = 1_886_545_302

/**
 * Until the end of the transaction nobody else writes layers of these kinds, or decides which of them are one thing: two sources that are
 * read at the same time must not each overlook the other. Taken before the first layer is written, and always in one order, so that
 * nobody waits for somebody who waits for them.
 */
export async function lockKinds(trx: Db, kinds: Iterable<CanonicalTableName>): Promise<void> {
  const wanted = new Set(kinds)
  for (const [i, kind] of canonicalTables.entries()) {
    if (wanted.has(kind)) await sql`select pg_advisory_xact_lock(${lockClass}::int, ${i}::int)`.execute(trx)
  }
}

/** The same for every kind of which a source has told. */
export async function lockSource(trx: Db, sourceId: number, more: Iterable<CanonicalTableName> = []): Promise<void> {
  const { rows } = await sql<{ kind: CanonicalTableName }>`
    select distinct kind from source_record where source_id = ${sourceId}`.execute(trx)
  await lockKinds(trx, [...rows.map((row) => row.kind), ...more])
}
