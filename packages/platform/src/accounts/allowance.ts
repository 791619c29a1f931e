import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'
import { keyedDigest } from './digest.ts'
import { readSecret } from './secret.ts'

/** So many of one kind in so many minutes, for what is counted: an address of the network, an e-mail address, a person. */
export interface Limit {
  kind: string
  /** What is counted; kept as a keyed digest, for a day at most. */
  of: string
  most: number
  minutes: number
}

/**
 * Takes one from each limit; false when one of them is used up. Counted in the database: several processes share it. A refused attempt counts
 * too, so who goes on trying goes on waiting.
 */
export async function takeAllowance(db: Db, limits: readonly Limit[]): Promise<boolean> {
  const secret = await readSecret(db)
  let allowed = true
  for (const { kind, of, most, minutes } of limits) {
    const { rows } = await sql<{ taken: number }>`
      insert into allowance (key, since, taken)
      values (${keyedDigest(secret, `${kind}\n${of}`)}, date_bin(${minutes} * interval '1 minute', now(), 'epoch'), 1)
      on conflict (key, since) do update set taken = allowance.taken + 1 returning taken`.execute(db)
    allowed &&= rows[0]!.taken <= most
  }
  return allowed
}
