import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createClock, startJobs } from '@wiker/platform'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { saveSource } from '../sources/write.ts'
import { harvestJobs } from './jobs.ts'

const { db, url } = await testDatabase()
const clock = createClock('2026-11-23')
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const heartbeatSeconds = 10
/** Of a server that never ends its answer, a worker never comes back. */
let asleep = true
let asked = 0
const server = createServer((_request, response) => {
  asked++
  response.writeHead(200, { 'content-type': 'text/csv' })
  response.write('Nom;Code INSEE\nSalle des fêtes;44015\n')
  if (!asleep) response.end()
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test('A worker that is killed in the middle of a harvest leaves nothing half done, and another takes the harvest up', async () => {
  await sql`insert into town (code, name, slug, timezone) values ('44015', 'Blain', 'blain', 'Europe/Paris')`.execute(
    db,
  )
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/salles.csv`
  const saved = await saveSource(
    db,
    { name: 'Salles', url: address, towns: ['44015'], settings: { allowHosts: ['127.0.0.1'] } },
    clock.now(),
  )
  const source = saved.ok ? saved.id : 0
  const work = harvestJobs({ db, clock, root: '/' }, silent, () => jobs)
  const ask = await startJobs({ url, jobs: work.jobs, work: false, heartbeatSeconds })
  await ask.enqueue(db, work.harvest, { source }, { key: String(source) })
  await ask.stop()

  const program = fileURLToPath(new URL('../testing/harvest-worker.ts', import.meta.url))
  const worker = spawn(process.execPath, [program, url, String(heartbeatSeconds)], { stdio: 'inherit' })
  await vi.waitFor(() => expect(asked).toBe(1), { timeout: 20_000 })
  worker.kill('SIGKILL')
  await once(worker, 'exit')
  asleep = false

  const jobs = await startJobs({ url, jobs: work.jobs, work: true, log: silent, pollingSeconds: 0.5, heartbeatSeconds })
  const runs = async () =>
    (await sql<{ state: string; added: number }>`select state, added from run order by id`.execute(db)).rows
  await vi.waitFor(
    async () =>
      expect(await runs()).toEqual([
        { state: 'failed', added: 0 },
        { state: 'done', added: 1 },
      ]),
    { timeout: 50_000, interval: 250 },
  )
  await jobs.stop()
}, 90_000)
