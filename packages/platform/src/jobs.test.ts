import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { defineJob, startJobs } from './jobs.ts'
import { testDatabase } from './testing/test-database.ts'

const { db, url } = await testDatabase()

const done: string[] = []
let broken = 1
const greet = defineJob({
  name: 'greet',
  data: z.object({ name: z.string() }),
  run: async ({ name }) => void done.push(name),
})
const stumble = defineJob({
  name: 'stumble',
  data: z.object({}),
  retries: 1,
  run: async () => {
    if (broken-- > 0) throw new Error('the first time fails')
    done.push('stumbled')
  },
})
const slow = defineJob({
  name: 'slow',
  data: z.object({ source: z.number() }),
  policy: 'exclusive',
  run: async ({ source }) => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    done.push(`source ${source}`)
  },
})
const errors: unknown[] = []
const log = { warn: () => undefined, error: (...told: unknown[]) => errors.push(told) }
const jobs = await startJobs({ url, jobs: [greet, stumble, slow], work: true, log, pollingSeconds: 0.5 })
afterAll(() => jobs.stop())

const insertTown = (code: string) => ({ code, name: 'Blain', slug: code, timezone: 'Europe/Paris' })

test('work exists only if the row it is about was committed', async () => {
  await db
    .transaction()
    .execute(async (trx) => {
      await trx.insertInto('town').values(insertTown('44015')).execute()
      await jobs.enqueue(trx, greet, { name: 'rolled back' })
      throw new Error('no')
    })
    .catch(() => undefined)
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('town').values(insertTown('44130')).execute()
    await jobs.enqueue(trx, greet, { name: 'committed' })
  })
  await vi.waitFor(() => expect(done).toContain('committed'), { timeout: 10_000 })
  expect(done).not.toContain('rolled back')
})

test('what does not have the shape of the work is refused where it is asked', async () => {
  await expect(jobs.enqueue(db, greet, { nom: 'x' } as never)).rejects.toThrow(/name/)
})

test('work that failed is tried again, and its failure is logged', async () => {
  await jobs.enqueue(db, stumble, {})
  await sql`update pgboss.job set retry_delay = 0 where name = 'stumble'`.execute(db)
  await vi.waitFor(() => expect(done).toContain('stumbled'), { timeout: 25_000, interval: 100 })
  expect(JSON.stringify(errors)).toContain('A job failed')
})

test('the same source is not harvested twice at once, two sources are', async () => {
  const added = await Promise.all([1, 1, 2].map((source) => jobs.enqueue(db, slow, { source }, { key: `${source}` })))
  expect(added.filter(Boolean).length).toBe(2)
  await vi.waitFor(() => expect(done).toEqual(expect.arrayContaining(['source 1', 'source 2'])), { timeout: 10_000 })
  expect(await jobs.enqueue(db, slow, { source: 1 }, { key: '1' })).toBe(true)
})

test('a schedule is kept once per key, replaced, and removed', async () => {
  await jobs.schedule(slow, '0 4 * * *', { source: 7 }, { key: '7' })
  await jobs.schedule(slow, '30 4 * * *', { source: 7 }, { key: '7' })
  const kept = () => sql<{ cron: string }>`select cron from pgboss.schedule where name = 'slow'`.execute(db)
  expect((await kept()).rows).toEqual([{ cron: '30 4 * * *' }])
  await jobs.unschedule(slow, '7')
  expect((await kept()).rows).toEqual([])
})
