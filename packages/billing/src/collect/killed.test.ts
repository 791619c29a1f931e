import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examineMoney } from '../doctor/examine.ts'
import { beginLife, contract, type Life, openTowns } from '../testing/life.ts'

const { db, url } = await testDatabase()
const worker = fileURLToPath(new URL('../testing/webhook-worker.ts', import.meta.url))
let life: Life

beforeAll(async () => {
  await openTowns(db)
  await contract(db, '44015', 'animator:marie', '2026-01-01')
  life = await beginLife(db, '2026-11-23T10:00:00Z')
})
afterAll(() => life.double.close())

/** Gives an event to a process that is killed before its n-th word to the database. True when it came to its end before. */
function lives(event: { body: string; signature: string }, killAt: number): Promise<boolean> {
  const { double } = life
  const given = {
    ...event,
    url,
    killAt,
    base: double.base,
    key: double.secretKey,
    secret: double.webhookSecret,
    now: double.world.now() * 1000,
  }
  const child = spawn(process.execPath, [worker, JSON.stringify(given)], { stdio: ['ignore', 'ignore', 'inherit'] })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL' || code === 0) resolve(code === 0)
      else reject(new Error(`The worker ended with ${code}`))
    })
  })
}

/** What was kept of a merchant's money, without the numbers that differ from one to the next. */
async function trace(party: string) {
  const { rows } = await sql<{ trace: string }>`
    select t.kind || ' ' || a.number || ' ' || e.cents as trace from ledger_transfer t
    join ledger_entry e on e.transfer_id = t.id join ledger_account a on a.id = e.account_id
    where t.details->>'payment' = (select id::text from payment where party = ${party}) or exists (
      select from ledger_entry x join ledger_account y on y.id = x.account_id where x.transfer_id = t.id and y.party = ${party})
    order by t.id, e.position`.execute(db)
  const { rows: invoices } = await sql<{
    n: number
  }>`select count(*)::int as n from invoice where party = ${party}`.execute(db)
  return { entries: rows.map((row) => row.trace), invoices: invoices[0]!.n }
}

/** Kills at every step of one event of one kind, each time for a new merchant: afterwards all have the same trace as the first, who was left alone. */
async function killAtEveryStep(type: string, before: (party: string) => Promise<void>): Promise<number> {
  let wanted: Awaited<ReturnType<typeof trace>> | undefined
  for (let step = 0; step < 200; step += 1) {
    const party = `page:${type}-${step}`
    await life.subscribe(party, '44015', 'town-hall-year')
    await before(party)
    const event = life.double.posted.findLast((one) => one.type === type)!
    // All that came before is known; then the worker, which is killed; then the provider tells again all that it told.
    if (type !== 'invoice.paid') await life.deliver((events) => events.filter((one) => one !== event))
    const isThrough = await lives(event, step)
    life.double.posted.push(event)
    await life.deliver()
    wanted ??= await trace(party)
    expect([step, await trace(party)]).toEqual([step, wanted])
    if (isThrough && step > 0) return step
  }
  throw new Error('It never ends')
}

test('killed at any step of a payment, nothing is lost and nothing is doubled', async () => {
  expect(await killAtEveryStep('invoice.paid', async () => undefined)).toBeGreaterThan(15)
  expect((await examineMoney(db)).filter((one) => one.broken > 0)).toEqual([])
}, 120_000)

test('killed at any step of a refund, nothing is lost and nothing is doubled', async () => {
  const refund = async (party: string) => {
    const charge = life.double.world.all('charge').findLast((one) => one.status === 'succeeded')!
    await life.stripe.refunds.create({ charge: charge.id, metadata: { party } })
  }
  expect(await killAtEveryStep('charge.refunded', refund)).toBeGreaterThan(15)
  expect((await examineMoney(db)).filter((one) => one.broken > 0)).toEqual([])
}, 120_000)
