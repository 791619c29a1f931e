/** A till on the provider's double, for tests of the site: what is paid is told when the test wants. */
import type { Money } from '@wiker/billing/open.ts'
import { beginLife, type Life } from '@wiker/billing/testing/life.ts'
import type { Db } from '@wiker/platform/database/connect.ts'

export interface TestTill {
  money: Money
  life: Life
}

export async function openTestTill(db: Db, start = '2026-11-23T11:00:00Z'): Promise<TestTill> {
  const life = await beginLife(db, start)
  const { double, stripe, deps, today } = life
  const money: Money = {
    mode: 'demonstration',
    db,
    stripe,
    now: deps.now,
    dayOf: deps.dayOf,
    today,
    collect: deps,
    receive: async () => false,
    double,
    close: () => double.close(),
  }
  return { money, life }
}
