/**
 * The product's site with the demo towns, in a process and a database of its own. Beside it, from the same process, a server that
 * answers each of the asked addresses with a ready buffer of the same size: the floor.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { readDemoFolder, seedDemo } from '@wiker/harvest'
import { createClock, createLog, listen, openDatabase, openFiles } from '@wiker/platform'
import { siteAssets } from '@wiker/web/assets/site-assets.ts'
import { createApp } from '@wiker/web/server/app.ts'
import { serve } from '@wiker/web/server/serve.ts'
import { answerForDemo } from '../../apps/server/src/demo-publisher.ts'
import type { SiteMessage, SiteRequest } from './messages.ts'

const say = (message: SiteMessage) => process.send?.(message)
const [dataDir = '', ...paths] = process.argv.slice(2)
const root = fileURLToPath(new URL('../../', import.meta.url))
const log = createLog({ level: 'error' })
const clock = createClock(undefined)
const now = () => clock.now()

const database = await openDatabase({ dataDir })
await seedDemo({ db: database.db, clock, root }, `${root}demo`, (line) => say({ kind: 'progress', line }))
await answerForDemo(database.db, (await readDemoFolder(`${root}demo`)).towns, clock.now())
const changes = await listen(database.url, ['town_changed'])
const assets = siteAssets()
const app = createApp({
  db: database.db,
  clock: now,
  publicUrl: 'http://127.0.0.1',
  assets,
  files: openFiles({ dataDir }),
  log,
})
const site = await serve(app, { port: 0, host: '127.0.0.1', clock: now, assets, log, changes })

const bodies = new Map<string, { body: Buffer; headers: Record<string, string> }>()
const floor = createServer((request, response) => {
  const ready = bodies.get(request.url ?? '')
  response.writeHead(ready ? 200 : 404, ready?.headers).end(ready?.body)
})
await new Promise<void>((resolve) => floor.listen(0, '127.0.0.1', resolve))

process.on('message', (request: SiteRequest) => void answer(request))
process.once('disconnect', () => void close())
for (const path of paths) await keepCopy(path)
say({ kind: 'ready', site: site.url, floor: `http://127.0.0.1:${(floor.address() as AddressInfo).port}` })

async function answer(request: SiteRequest): Promise<void> {
  if (request.kind === 'close') return close()
  // The page made anew each time: what a reader waits for after a change.
  const times: number[] = []
  const statuses = new Set<number>()
  for (let i = 0; i < request.times; i++) {
    const begun = performance.now()
    const page = await app.request(request.path)
    await page.text()
    times.push(performance.now() - begun)
    statuses.add(page.status)
  }
  say({ kind: 'rendered', times, statuses: [...statuses] })
}

/** The page as the site answers it, bytes and headers, for the floor. */
async function keepCopy(path: string): Promise<void> {
  const answer = await fetch(site.url + path, { headers: { 'accept-encoding': 'identity' } })
  const body = Buffer.from(await answer.arrayBuffer())
  bodies.set(path, {
    body,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-length': String(body.length) },
  })
}

async function close(): Promise<void> {
  process.removeAllListeners('message')
  floor.close()
  floor.closeAllConnections()
  await site.close()
  await changes.close()
  await database.close()
  process.exit(0)
}
