import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examineMoney } from '../doctor/examine.ts'
import { animator, share } from '../testing/animators.ts'
import { beginLife, type Life, openTowns } from '../testing/life.ts'
import { payByConnect } from './connect.ts'
import { dueTo } from './due.ts'
import { prepareBatch } from './prepare.ts'
import { closeMonth } from './statement.ts'

const { db, url } = await testDatabase()
const worker = fileURLToPath(new URL('../testing/payout-worker.ts', import.meta.url))
const at = new Date('2026-12-20T09:00:00Z')
let life: Life

beforeAll(async () => {
  await openTowns(db)
  life = await beginLife(db, '2026-11-23T10:00:00Z')
  // The house has money at the provider: a customer paid.
  for (const party of ['page:1', 'page:2', 'page:3']) await life.subscribe(party, '44015', 'intercommunality-year')
  await life.deliver()
})
afterAll(() => life.double.close())

/** An animator with 18 € payable, paid at the provider. */
async function payable(name: string, isOnboarded = true): Promise<string> {
  const who = await animator(db, name)
  const account = await life.stripe.accounts.create({ type: 'express', country: 'FR' })
  if (isOnboarded) await life.double.completeOnboarding(account.id)
  await sql`update animator_identity set provider_account = ${account.id} where animator = ${who}`.execute(db)
  await share(db, who, 1_800, '2026-11-24')
  await closeMonth(db, { month: '2026-11-01', today: '2026-12-01', at, houseCountry: 'FR' })
  return who
}
const prepare = async () => (await prepareBatch(db, { way: 'connect', currency: 'EUR', day: '2026-12-20', at }))!
const transfersOf = (batch: { payouts: { id: number }[] }) =>
  life.double.world
    .all('transfer')
    .filter((one) => batch.payouts.some(({ id }) => one.transfer_group === `payout:${id}`))

function lives(batch: number, killAt: number): Promise<boolean> {
  const { base, secretKey, world } = life.double
  const given = { url, base, key: secretKey, batch, killAt, now: world.now() * 1000 }
  const child = spawn(process.execPath, [worker, JSON.stringify(given)], { stdio: ['ignore', 'ignore', 'inherit'] })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL' || code === 0) resolve(code === 0)
      else reject(new Error(`The worker ended with ${code}`))
    })
  })
}

test('Animators are paid by Stripe once, and who has no account ready is owed it still', async () => {
  const [ready, not] = [await payable('ready'), await payable('not', false)]
  const batch = await prepare()
  expect(await payByConnect(life.deps, batch.id)).toEqual({ paid: 1, failed: 1 })
  expect(await payByConnect(life.deps, batch.id)).toEqual({ paid: 0, failed: 0 })
  expect(transfersOf(batch).map((one) => one.amount)).toEqual([1_800])
  expect([await dueTo(db, ready, 'EUR'), await dueTo(db, not, 'EUR')]).toEqual([0, 1_800])
  const { rows } = await sql`select animator, state, problem from payout order by animator`.execute(db)
  expect(rows).toEqual([
    { animator: not, state: 'failed', problem: 'insufficient_capabilities_for_transfer' },
    { animator: ready, state: 'paid', problem: null },
  ])
  await sql`update animator_identity set provider_account = null, iban = null where animator = ${not}`.execute(db)
  expect((await examineMoney(db)).filter((one) => one.broken > 0)).toEqual([])
})

test('Two who pay the same batch at once pay it once', async () => {
  await payable('one')
  await payable('two')
  const batch = await prepare()
  const paid = await Promise.all([payByConnect(life.deps, batch.id), payByConnect(life.deps, batch.id)])
  expect(paid[0].paid + paid[1].paid).toBe(2)
  expect(transfersOf(batch)).toHaveLength(2)
})

test('Killed at any step, nothing is paid twice and nothing is forgotten', async () => {
  for (let step = 1; step < 60; step += 1) {
    const who = [await payable(`a${step}`), await payable(`b${step}`)]
    const batch = await prepare()
    const isThrough = await lives(batch.id, step)
    // As after a day: the provider has forgotten the keys.
    life.double.world.kept.answers = {}
    await payByConnect(life.deps, batch.id)
    expect([step, transfersOf(batch).map((one) => one.amount)]).toEqual([step, [1_800, 1_800]])
    expect([step, await dueTo(db, who[0]!, 'EUR'), await dueTo(db, who[1]!, 'EUR')]).toEqual([step, 0, 0])
    if (!isThrough) continue
    expect(step).toBeGreaterThan(12)
    expect((await examineMoney(db)).filter((one) => one.broken > 0)).toEqual([])
    return
  }
  throw new Error('It never ends')
}, 120_000)
