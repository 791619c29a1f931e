import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runningServer } from '@wiker/platform/postgres/pid-file.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let dataDir: string
const started: ChildProcess[] = []

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'wiker-main-'))
})

afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  const server = await databaseServer()
  if (server) process.kill(server.pid, 'SIGQUIT')
  await vi.waitFor(async () => expect(await databaseServer()).toBe(null), { timeout: 10_000 })
  await rm(dataDir, { recursive: true, force: true })
})

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const databaseServer = () => runningServer(join(dataDir, 'postgres'))

/** Starts the program as the operator's shell does, in a group of processes of its own. */
function start(environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0', DEMO: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  started.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const address = async () =>
    vi.waitFor(
      () => {
        const found = said.match(/Wiker is at (http:\S+)/)?.[1]
        if (!found) throw new Error(`no address yet: ${said}`)
        return found
      },
      { timeout: 25_000, interval: 50 },
    )
  return { child, ended, address, said: () => said }
}

test('the site prints its address and answers; Ctrl-C ends it and its database, without an error', async () => {
  const site = start()
  const address = await site.address()
  expect((await fetch(`${address}/health`)).status).toBe(200)
  expect(await databaseServer()).not.toBe(null)
  process.kill(-site.child.pid!, 'SIGINT')
  expect(await site.ended).toBe(0)
  expect(await databaseServer()).toBe(null)
  expect(site.said()).not.toMatch(/error/i)
})

test('the database survives Ctrl-C pressed twice, and a stop asked while the site opens', async () => {
  const first = start()
  await first.address()
  process.kill(-first.child.pid!, 'SIGINT')
  process.kill(-first.child.pid!, 'SIGINT')
  expect(await first.ended).toBe(0)

  const second = start()
  await vi.waitFor(async () => expect(await databaseServer()).not.toBe(null), { timeout: 20_000, interval: 20 })
  second.child.kill('SIGTERM')
  expect(await second.ended).toBe(0)
  expect(await databaseServer()).toBe(null)
})

test('a taken port and a taken data folder are each told in one sentence', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as { port: number }
  const blocked = start({ PORT: String(port) })
  expect(await blocked.ended).toBe(1)
  expect(blocked.said()).toBe(
    `Port ${port} of 127.0.0.1 is taken by another program: stop it, or choose another port, for example PORT=${port + 1} npm start.\n`,
  )
  other.close()

  const first = start()
  await first.address()
  const second = start()
  expect(await second.ended).toBe(1)
  expect(second.said()).toMatch(/^Another Wiker \(process \d+\) already uses the data folder .*DATA_DIR\.\n$/)
})

test('a worker serves no page, and ends as orderly', async () => {
  const worker = start({ ROLE: 'worker', LOG_LEVEL: 'info' })
  await vi.waitFor(() => expect(worker.said()).toContain('Wiker works without pages'), { timeout: 25_000 })
  worker.child.kill('SIGTERM')
  expect(await worker.ended).toBe(0)
  expect(await databaseServer()).toBe(null)
})

test('a wrong setting is told in one sentence', async () => {
  const site = start({ ROLE: 'king' })
  expect(await site.ended).toBe(1)
  expect(site.said()).toBe('ROLE must be "all", "web", "worker", not "king".\n')
})
