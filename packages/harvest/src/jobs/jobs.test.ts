import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClock, type Jobs, startJobs } from '@wiker/platform'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { saveSource } from '../sources/write.ts'
import { harvestJobs } from './jobs.ts'

const { db, url } = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), 'wiker-jobs-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const clock = createClock('2026-11-23')
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const work = harvestJobs({ db, clock, root: folder }, silent, () => jobs)
const jobs: Jobs = await startJobs({ url, jobs: work.jobs, work: true, log: silent, pollingSeconds: 0.5 })
afterAll(() => jobs.stop())

test('What is due is harvested in the background, what was cut short is taken up again, and the next time is planned', async () => {
  await sql`insert into town (code, name, slug, timezone) values ('44015', 'Blain', 'blain', 'Europe/Paris')`.execute(
    db,
  )
  await writeFile(join(folder, 'salles.csv'), 'Nom;Code INSEE\nSalle des fêtes;44015\nSalle de sport;44015\n')
  const declare = async (slug: string, schedule?: string) => {
    const saved = await saveSource(db, { slug, name: slug, url: 'salles.csv', schedule }, clock.now())
    return saved.ok ? saved.id : 0
  }
  const due = await declare('due', '30 3 * * *')
  const cut = await declare('cut')
  const asleep = await declare('asleep')
  await sql`insert into run (source_id) values (${cut})`.execute(db)
  await jobs.enqueue(db, work.tend, {})
  const states = async () =>
    (
      await sql<{ id: number; states: string[] }>`
      select source_id as id, array_agg(concat(state, problem->>'reason', problem->'values') order by id) as states from run group by 1 order by 1`.execute(
        db,
      )
    ).rows
  await vi.waitFor(
    async () =>
      expect(await states()).toEqual([
        { id: due, states: ['done'] },
        { id: cut, states: ['failed', 'done'] },
      ]),
    { timeout: 20_000 },
  )
  expect(asleep).toBeGreaterThan(cut)
  const { rows } = await sql<{ next: Date }>`select next_run_at as next from source where id = ${due}`.execute(db)
  expect(rows[0]!.next).toEqual(new Date('2026-11-24T03:30:00Z'))
})
