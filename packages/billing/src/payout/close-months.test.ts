import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { examineMoney } from '../doctor/examine.ts'
import { animator, share } from '../testing/animators.ts'
import { closeMonths } from './close-months.ts'

const { db, url } = await testDatabase()
const worker = fileURLToPath(new URL('../testing/closing-worker.ts', import.meta.url))
const close = (today: string) => closeMonths(db, { today, at: new Date(`${today}T05:00:00Z`), houseCountry: 'FR' })
const statements = async (who: string) =>
  (
    await sql<{ month: string; net: number }>`
      select month::text as month, net::int as net from animator_statement where animator = ${who} order by month`.execute(
      db,
    )
  ).rows.map(({ month, net }) => [month, net])

/** True when it lived to its end. */
function lives(killAt: number, today: string): Promise<boolean> {
  const child = spawn(process.execPath, [worker, JSON.stringify({ url, killAt, today })], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL' || code === 0) resolve(code === 0)
      else reject(new Error(`The worker ended with ${code}`))
    })
  })
}

test('A month is told on its day, once; months that were missed are caught up, each its own', async () => {
  const who = await animator(db, 'marie')
  await share(db, who, 1_800, '2026-09-12')
  await share(db, who, 3_600, '2026-10-31')
  expect(await close('2026-10-02')).toEqual([])
  expect(await close('2026-11-03')).toHaveLength(2)
  expect(await close('2026-11-03')).toEqual([])
  expect(await statements(who)).toEqual([
    ['2026-09-01', 1_800],
    ['2026-10-01', 3_600],
  ])
  // What came late for October is told with November, whatever day it counts for.
  await share(db, who, -1_800, '2026-10-30')
  expect(await close('2026-11-20')).toEqual([])
  expect(await close('2026-12-03')).toHaveLength(1)
  expect((await statements(who)).at(-1)).toEqual(['2026-11-01', -1_800])
})

test('Killed at any step, each month is told to everybody once, and once only', async () => {
  const who = [await animator(db, 'a'), await animator(db, 'b')]
  let step = 1
  for (let year = 2030; ; year += 1, step += 1) {
    for (const one of who) await share(db, one, 1_800, `${year}-01-05`)
    const isThrough = await lives(step, `${year}-02-03`)
    await close(`${year}-02-03`)
    for (const one of who) expect([step, (await statements(one)).at(-1)]).toEqual([step, [`${year}-01-01`, 1_800]])
    if (isThrough) break
  }
  expect(step).toBeGreaterThan(20)
  for (const one of who) expect(await statements(one)).toHaveLength(step)
  const { rows } = await sql`select animator, month from animator_statement s where not exists (
    select from money_notice where cause = 'statement:' || s.id)`.execute(db)
  expect(rows).toEqual([])
  expect((await examineMoney(db)).filter((one) => one.broken > 0)).toEqual([])
}, 60_000)
