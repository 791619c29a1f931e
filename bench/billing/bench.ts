import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PaidInvoice } from '@wiker/billing/collect/handle.ts'
import { keepPayment } from '@wiker/billing/collect/payment.ts'
import { examineMoney } from '@wiker/billing/doctor/examine.ts'
import { beginLife, contract, openTowns } from '@wiker/billing/testing/life.ts'
import { type Db, openDatabase } from '@wiker/platform'
import { connect } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'

export interface BillingRun {
  name: string
  payments: number
  rows: number
  seconds: number
  paymentsPerSecond: number
  /** Payments a second of the bare inserts it is set against. */
  floor?: number
  correct: boolean
  problem?: string
}

export interface BillingBench {
  writers: number
  rowsEach: number
  runs: BillingRun[]
}

const writers = 8
const merchants = 64

/**
 * Payments recorded by eight writers at once, each in its transaction: our invoice under the next number, what was sold, what came in, what it cost,
 * what the animator earns. Beside it as many rows put into a table with a key and nothing else, by as many writers in as many transactions.
 */
export async function benchBilling(
  progress: (line: string) => void,
  { payments = 4_000 }: { payments?: number } = {},
): Promise<BillingBench> {
  const folder = await mkdtemp(join(tmpdir(), 'wiker-bench-'))
  const database = await openDatabase({ dataDir: folder })
  const { db, close } = connect(database.url, { max: writers })
  try {
    progress('billing: merchants that pay')
    const { deps, paid, closeLife } = await prepare(db)
    const before = await rowsOf(db)
    progress(`billing: ${payments} payments by ${writers} writers`)
    const seconds = await timed(payments, (index) =>
      db.transaction().execute(async (trx) => {
        await keepPayment(trx, paid(index), deps)
      }),
    )
    const rows = (await rowsOf(db)) - before
    progress('billing: the same rows, bare')
    const each = Math.round(rows / payments)
    const oneByOne = await bare(db, payments, each, 1)
    const together = await bare(db, payments, each, each)
    const problem = await problemOf(db, payments)
    await closeLife()
    const run = (name: string, taken: number, more: Partial<BillingRun> = {}): BillingRun => ({
      ...{ name, payments, rows, seconds: taken, paymentsPerSecond: payments / taken, correct: true },
      ...more,
    })
    return {
      writers,
      rowsEach: each,
      runs: [
        run('payments recorded', seconds, {
          floor: payments / oneByOne,
          correct: !problem,
          ...(problem && { problem }),
        }),
        run('bare inserts, a row at a time', oneByOne),
        run('bare inserts, all rows in one', together),
      ],
    }
  } finally {
    await close()
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Merchants with a subscription that was paid once; then payments in the shape of that first one, each under ids of its own. */
async function prepare(db: Db) {
  await openTowns(db)
  await contract(db, '44015', 'animator:marie', '2026-01-01')
  const life = await beginLife(db, '2026-11-23T10:00:00Z')
  const sold: number[] = []
  for (let index = 0; index < merchants; index += 1)
    sold.push(await life.subscribe(`page:${index}`, '44015', 'town-hall-year'))
  await life.deliver()
  const { world } = life.double
  const subscriptions = sold.map(
    (id) => world.all('subscription').find((one) => one.metadata.subscription === `${id}`)!,
  )
  const [invoice] = world.all('invoice').filter((one) => one.status === 'paid')
  const [charge] = world.all('charge')
  const fee = world.get('balance_transaction', charge!.balance_transaction as string)
  const paid = (index: number): PaidInvoice => ({
    subscription: subscriptions[index % merchants],
    invoice: { ...invoice!, id: `in_bench_${index}` },
    charge: { ...charge!, id: `ch_bench_${index}`, balance_transaction: { ...fee, id: `txn_bench_${index}` } },
  })
  return { deps: life.deps, paid, closeLife: () => life.double.close() }
}

/** Seconds that all take together, eight at a time. */
async function timed(count: number, work: (index: number) => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  let next = 0
  const writer = async () => {
    while (next < count) {
      const index = next
      next += 1
      await work(index)
    }
  }
  await Promise.all(Array.from({ length: writers }, writer))
  return (performance.now() - begun) / 1000
}

async function bare(db: Db, count: number, rows: number, together: number): Promise<number> {
  await sql`create table bench_bare (id bigint generated always as identity primary key, name text, cents bigint, body jsonb)`.execute(
    db,
  )
  const row = sql`(${'payment'}, ${3600}::bigint, ${'{"payment": 12}'}::jsonb)`
  const values = sql.join(Array.from({ length: together }, () => row))
  const seconds = await timed(count, () =>
    db.transaction().execute(async (trx) => {
      for (let done = 0; done < rows; done += together)
        await sql`insert into bench_bare (name, cents, body) values ${values}`.execute(trx)
    }),
  )
  await sql`drop table bench_bare`.execute(db)
  return seconds
}

async function rowsOf(db: Db): Promise<number> {
  const { rows } = await sql<{ rows: number }>`
    select ((select count(*) from invoice) + (select count(*) from payment) + (select count(*) from ledger_transfer)
      + (select count(*) from ledger_entry))::int as rows`.execute(db)
  return rows[0]!.rows
}

async function problemOf(db: Db, payments: number): Promise<string | undefined> {
  const { rows } = await sql<{
    payments: number
  }>`select count(*)::int as payments from payment where provider_invoice like 'in_bench_%'`.execute(db)
  if (rows[0]!.payments !== payments) return `kept ${rows[0]!.payments} of ${payments} payments`
  const broken = (await examineMoney(db)).filter((one) => one.broken > 0)
  return broken.length > 0 ? broken.map((one) => one.rule).join('; ') : undefined
}
