import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import type { BenchOptions } from '../options.ts'
import type { SiteMessage, SiteRequest } from './messages.ts'

export interface PageRun {
  name: string
  requestsPerSecond: number
  /** Milliseconds. */
  median: number
  p99: number
  /** Bytes of one answer. */
  bytes: number
  /** Requests a second of the floor for this page; absent for the floor itself. */
  floor?: number
  correct: boolean
  problem?: string
}

export interface PagesBench {
  town: string
  seconds: number
  connections: number
  runs: PageRun[]
}

const town = 'blain'
const pages = [
  { name: 'home of a town', path: `/${town}` },
  { name: 'agenda of a town', path: `/${town}/agenda` },
]
const connections = 20
/** So that a fast machine does not go on for ever. */
const mostRequests = 2_000_000

/** Two pages of a demo town, kept and made anew, beside a ready answer of the same size. */
export async function benchPages(options: BenchOptions, progress: (line: string) => void): Promise<PagesBench> {
  const folder = await mkdtemp(join(tmpdir(), 'wiker-bench-'))
  const site = fork(
    new URL('./site-program.ts', import.meta.url),
    [join(folder, 'data'), ...pages.map((one) => one.path)],
    {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--import', 'tsx'],
    },
  )
  const ended = once(site, 'exit')
  try {
    progress('opening the site with the demo towns in a database of its own')
    const ready = await heard(site, 'ready', progress)
    const bench: PagesBench = { town, seconds: options.seconds, connections, runs: [] }
    for (const page of pages) bench.runs.push(...(await benchPage(page, ready, site, options, progress)))
    return bench
  } finally {
    if (site.connected) site.send({ kind: 'close' } satisfies SiteRequest)
    await ended
    await rm(folder, { recursive: true, force: true })
  }
}

async function benchPage(
  { name, path }: (typeof pages)[number],
  { site: address, floor: floorAddress }: { site: string; floor: string },
  site: ChildProcess,
  { seconds }: BenchOptions,
  progress: (line: string) => void,
): Promise<PageRun[]> {
  progress(`${name}: ${path}`)
  const floor = await shoot(`${name}, static answer`, floorAddress + path, {}, seconds)
  const plain = await shoot(`${name}, kept`, address + path, {}, seconds)
  const packed = await shoot(`${name}, kept, brotli`, address + path, { 'accept-encoding': 'br' }, seconds)
  const notModified = await shoot(`${name}, unchanged (304)`, address + path, await seenBefore(address + path), seconds)
  const made = await render(name, path, site, plain.bytes)
  const beside = floor.requestsPerSecond
  const compared = [plain, packed, notModified, made].map((run) => ({ ...run, floor: beside }))
  return [floor, ...compared]
}

async function seenBefore(url: string): Promise<Record<string, string>> {
  const etag = (await fetch(url)).headers.get('etag')
  return etag ? { 'if-none-match': etag } : {}
}

async function shoot(name: string, url: string, headers: Record<string, string>, seconds: number): Promise<PageRun> {
  const wanted = 'if-none-match' in headers ? 304 : 200
  const bytes = await sizeOf(url, headers)
  // A second to warm up: the first answers are compiled as they are given.
  await autocannon({ url, headers, connections, duration: 1 })
  const result = await autocannon({ url, headers, connections, duration: seconds, maxOverallRequests: mostRequests })
  const codes = Object.keys(result.statusCodeStats ?? {})
  const failed = result.errors + result.timeouts
  const problem =
    failed > 0
      ? `${failed} requests failed`
      : codes.some((code) => Number(code) !== wanted)
        ? `answered ${codes.join(', ')} instead of ${wanted}`
        : undefined
  return {
    name,
    requestsPerSecond: Math.round(result.requests.total / result.duration),
    median: result.latency.p50,
    p99: result.latency.p99,
    bytes,
    correct: !problem,
    ...(problem && { problem }),
  }
}

/** Bytes of the body on the wire. */
async function sizeOf(url: string, headers: Record<string, string>): Promise<number> {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'identity', ...headers } })
  const body = await answer.arrayBuffer()
  return Number(answer.headers.get('content-length') ?? body.byteLength)
}

async function render(name: string, path: string, site: ChildProcess, bytes: number): Promise<PageRun> {
  site.send({ kind: 'render', path, times: 200 } satisfies SiteRequest)
  const { times, statuses } = await heard(site, 'rendered')
  const sorted = times.slice(20).sort((a, b) => a - b)
  const at = (part: number) => Math.round(sorted[Math.floor(part * (sorted.length - 1))]! * 10) / 10
  const mean = sorted.reduce((sum, one) => sum + one, 0) / sorted.length
  return {
    name: `${name}, made anew, one at a time`,
    requestsPerSecond: Math.round(1000 / mean),
    median: at(0.5),
    p99: at(0.99),
    bytes,
    correct: statuses.join() === '200',
    ...(statuses.join() !== '200' && { problem: `answered ${statuses}` }),
  }
}

type Said<Kind extends SiteMessage['kind']> = Extract<SiteMessage, { kind: Kind }>

/** Waits for what the site's process has to say; rejects when it ends instead. */
function heard<Kind extends SiteMessage['kind']>(
  site: ChildProcess,
  kind: Kind,
  progress: (line: string) => void = () => undefined,
): Promise<Said<Kind>> {
  return new Promise((resolve, reject) => {
    const hear = (message: SiteMessage) => {
      if (message.kind === 'progress') progress(message.line)
      if (message.kind !== kind) return
      site.off('message', hear)
      site.off('exit', gone)
      resolve(message as Said<Kind>)
    }
    const gone = (code: number | null) => reject(new Error(`The site ended with ${code} before it was ready`))
    site.on('message', hear)
    site.once('exit', gone)
  })
}
