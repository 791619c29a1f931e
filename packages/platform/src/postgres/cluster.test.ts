import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openDatabase } from '../database/open.ts'
import { openCluster } from './cluster.ts'
import { isAlive, runningServer } from './pid-file.ts'

let dataDir: string
const started: ChildProcess[] = []

beforeEach(async () => {
  dataDir = join(await mkdtemp(join(tmpdir(), 'wiker-cluster-')), 'data')
})

afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  const server = await runningServer(join(dataDir, 'postgres'))
  if (server) process.kill(server.pid, 'SIGQUIT')
  await vi.waitFor(async () => expect(await runningServer(join(dataDir, 'postgres'))).toBe(null), { timeout: 10_000 })
  await rm(dirname(dataDir), { recursive: true, force: true })
})

const writer = fileURLToPath(new URL('../testing/crash-writer.ts', import.meta.url))

/** Starts an application that writes; `acknowledged` grows by itself. */
async function startWriter() {
  const acknowledged: number[] = []
  let ready: () => void
  const isReady = new Promise<void>((resolve) => {
    ready = resolve
  })
  const reports = createServer((socket) => {
    createInterface(socket).on('line', (line) => {
      if (line.startsWith('ready')) ready()
      else acknowledged.push(Number(line))
    })
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => reports.listen(0, '127.0.0.1', resolve))
  const { port } = reports.address() as { port: number }
  const child = spawn(process.execPath, [writer, dataDir, String(port)], { stdio: ['ignore', 'inherit', 'inherit'] })
  started.push(child)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await Promise.race([isReady, ended.then(() => Promise.reject(new Error('the writer ended before it wrote')))])
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
    await new Promise((resolve) => setTimeout(resolve, 50)) // what was in the pipe
    reports.close()
  }
  return { child, acknowledged, kill }
}

const wrote = (acknowledged: number[], count: number) =>
  vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(count), { timeout: 20_000 })

async function numbersInDatabase(): Promise<Set<number>> {
  const { pool, close } = await openDatabase({ dataDir })
  const { rows } = await pool.query('select number from written')
  await close()
  return new Set(rows.map(({ number }) => number))
}

test('an application killed while it writes leaves its server behind: the next one takes it over, and nothing acknowledged is lost', async () => {
  const first = await startWriter()
  await wrote(first.acknowledged, 50)
  await first.kill()
  const orphan = await runningServer(join(dataDir, 'postgres'))
  expect(orphan?.ready).toBe(true)

  const second = await startWriter()
  expect((await runningServer(join(dataDir, 'postgres')))?.pid).toBe(orphan?.pid)
  await wrote(second.acknowledged, 50)
  await second.kill()

  const kept = await numbersInDatabase()
  for (const number of [...first.acknowledged, ...second.acknowledged]) expect(kept.has(number)).toBe(true)
  expect(await runningServer(join(dataDir, 'postgres'))).toBe(null)
})

test('a server killed while the application writes comes back at the same address, and nothing acknowledged is lost', async () => {
  const { acknowledged, kill } = await startWriter()
  await wrote(acknowledged, 50)
  const server = await runningServer(join(dataDir, 'postgres'))
  process.kill(server!.pid, 'SIGKILL')
  const before = acknowledged.length
  await wrote(acknowledged, before + 50)
  expect((await runningServer(join(dataDir, 'postgres')))?.pid).not.toBe(server!.pid)
  await kill()
  const kept = await numbersInDatabase()
  for (const number of acknowledged) expect(kept.has(number)).toBe(true)
})

test('application and server killed together: the next start recovers', async () => {
  const { acknowledged, kill } = await startWriter()
  await wrote(acknowledged, 50)
  const server = await runningServer(join(dataDir, 'postgres'))
  process.kill(server!.pid, 'SIGKILL')
  await kill()
  const kept = await numbersInDatabase()
  for (const number of acknowledged) expect(kept.has(number)).toBe(true)
})

test('a second application on the same data folder is told who has it; a tool may work beside', async () => {
  const first = await openDatabase({ dataDir })
  await expect(openDatabase({ dataDir })).rejects.toThrow(
    `Another Wiker (process ${process.pid}) already uses the data folder ${dataDir}`,
  )
  const tool = await openDatabase({ dataDir, beside: true })
  await tool.pool.query('select 1')
  await tool.close()
  await first.pool.query('select 1')
  await first.close()
})

test('two applications started together on an empty folder: one serves, the other is told', async () => {
  const outcomes = await Promise.allSettled([openDatabase({ dataDir }), openDatabase({ dataDir })])
  const opened = outcomes.filter((outcome) => outcome.status === 'fulfilled')
  expect(opened.length).toBe(1)
  await opened[0]!.value.pool.query('select 1')
  await opened[0]!.value.close()
})

test('a creation that was interrupted is no database, and its remains go away', async () => {
  await mkdir(join(dataDir, 'postgres-new-999999999-abcd', 'base'), { recursive: true })
  const { close } = await openDatabase({ dataDir })
  await close()
  await expect(readFile(join(dataDir, 'postgres-new-999999999-abcd'))).rejects.toThrow('ENOENT')
})

test('a pid file left by a power cut, whose number is now another program, does not stop the start', async () => {
  const first = await openDatabase({ dataDir })
  await first.close()
  await writeFile(
    join(dataDir, 'postgres', 'postmaster.pid'),
    `${process.pid}\n${dataDir}/postgres\n1\n5432\n\n127.0.0.1\n`,
  )
  const again = await openDatabase({ dataDir })
  await again.pool.query('select 1')
  await again.close()
  expect(isAlive(process.pid)).toBe(true)
})

test('the server asks for the password and listens to this machine only', async () => {
  const cluster = await openCluster({ folder: join(dataDir, 'postgres') })
  const url = cluster.url('postgres')
  await expect(openDatabase({ dataDir, databaseUrl: url.replace(/:[^:@]+@/, ':wrong@') })).rejects.toThrow(
    /cannot be opened \(password authentication failed/,
  )
  const settings = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  expect(settings[5]).toBe('127.0.0.1')
  await cluster.stop()
})

test('a folder that is something else, or of another version, is told in one sentence', async () => {
  await mkdir(join(dataDir, 'postgres'), { recursive: true })
  await writeFile(join(dataDir, 'postgres', 'letters.txt'), 'mine')
  await expect(openDatabase({ dataDir })).rejects.toThrow(
    /is not a PostgreSQL data folder: choose another folder with DATA_DIR/,
  )
  await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '14\n')
  await expect(openDatabase({ dataDir })).rejects.toThrow(/were made by PostgreSQL 14 and this Wiker brings 18/)
  await writeFile(join(dirname(dataDir), 'file'), '')
  await expect(openDatabase({ dataDir: join(dirname(dataDir), 'file', 'data') })).rejects.toThrow(
    /cannot be written \(ENOTDIR\)/,
  )
})

test('a data folder in a home closed to others works, even when the server runs under another account', async () => {
  await chmod(dirname(dataDir), 0o700)
  const { pool, close } = await openDatabase({ dataDir })
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await close()
})
