/** The till on the double, for tests of pages: what is told is handled as soon as it is committed, and time passes when the test says so. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type CollectDeps, handleEvent } from '../collect/handle.ts'
import type { Db } from '../db.ts'
import type { StripeDouble } from '../double/double.ts'
import { type Money, openMoney } from '../open.ts'

export interface TestTill {
  money: Money & { double: StripeDouble }
  /** Every event is handled; those that fail are tried again until none does. */
  settle(): Promise<void>
  /** Lets time pass for the site and the provider alike. */
  passTo(moment: string): Promise<void>
}

export async function openTestTill(
  db: Db,
  {
    start,
    publicUrl,
    onSubscription,
  }: { start: string; publicUrl: string; onSubscription?: CollectDeps['onSubscription'] },
): Promise<TestTill & { now: () => Date }> {
  let at = Date.parse(start)
  let working = Promise.resolve()
  let closed = false
  const now = () => new Date(at)
  const money = await openMoney({
    db,
    now,
    settings: { secretKey: undefined, webhookSecret: undefined, apiBase: undefined },
    dataDir: await mkdtemp(join(tmpdir(), 'wiker-till-')),
    publicUrl,
    handle: async () => void setTimeout(() => closed || void settle().catch(() => undefined), 10),
    onSubscription,
  })
  const settle = () => {
    working = working.catch(() => undefined).then(() => handleAll(db, money))
    return working
  }
  return {
    money: {
      ...(money as Money & { double: StripeDouble }),
      close: async () => {
        closed = true
        await working.catch(() => undefined)
        await money.close()
      },
    },
    now,
    settle,
    passTo: async (moment) => {
      at = Date.parse(moment)
      await money.double!.advanceTo(now())
      await settle()
    },
  }
}

async function handleAll(db: Db, money: Money): Promise<void> {
  let problem: unknown
  for (let round = 0; round < 6; round += 1) {
    const { rows } = await sql<{ id: string }>`
      select id from provider_event where handled_at is null and attempts < 20 order by created, id`.execute(db)
    if (rows.length === 0) return
    for (const { id } of rows) await handleEvent(money.collect, id).catch((error) => (problem = error))
  }
  throw new Error('Some events are never handled', { cause: problem })
}
