import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Counter } from '@wiker/town/audience/count.ts'
import { untilMidnight } from '@wiker/town/days.ts'
import { createPageCache, type PageCache } from '../cache/pages.ts'
import { createVersions } from '../cache/versions.ts'
import type { OwnSites } from '../townhall/own-sites.ts'
import type { Assets } from './assets.ts'
import { networkTimezone } from './context.ts'
import type { Log, Site } from './deps.ts'
import { createListener } from './listener.ts'

export interface ServeOptions {
  /** 0: any free port. */
  port: number
  host: string
  clock: () => Date
  assets: Assets
  log: Log
  /** What is said by the database to every process: `platform/notify`'s `listen(url, ['town_changed'])`. */
  changes: Changes
  /** Counts the pages that people read. */
  counter?: Counter
  /** The domains of town halls, read again when anything of them changes. */
  ownSites?: OwnSites
  /** Milliseconds by which the database that is read may be behind the one that is written; 0 when they are the same. */
  lag?: number
  /** Memory for kept pages, in bytes. */
  cacheBytes?: number
}

/** The part of platform's `Listener` that the pages need. */
export interface Changes {
  on(channel: string, heard: (payload: string) => void): () => void
  onReconnected(back: () => void): () => void
}

export interface Served {
  /** `http://127.0.0.1:3000` */
  url: string
  cache: PageCache
  /** Takes no new request, lets those under way end (five seconds at most), then ends. */
  close(): Promise<void>
}

/** Milliseconds that an answer under way has to end when the server stops. */
const longestAnswer = 5000

/** Serves the site: ready bytes first, then kept pages, then the application. Rejects when the port is taken. */
export async function serve(app: Site, options: ServeOptions): Promise<Served> {
  const { clock, assets, log, changes } = options
  await options.ownSites?.refresh()
  const versions = createVersions()
  const cache = createPageCache({
    versions,
    clock,
    untilMidnight,
    ...(options.cacheBytes !== undefined && { maxBytes: options.cacheBytes }),
  })
  const stopHearing = [
    changes.on('town_changed', (town) => {
      versions.changed(town)
      if (town === '*') void options.ownSites?.refresh()
      // The replica may not have it yet: what was made from it meanwhile is made again.
      if (options.lag) setTimeout(() => versions.changed(town), options.lag).unref()
    }),
    // What was said while the session was away is lost: everything may have changed.
    changes.onReconnected(() => {
      versions.changed('*')
      void options.ownSites?.refresh()
    }),
  ]
  const server = createServer(
    { keepAliveTimeout: 65_000, requestTimeout: 30_000 },
    createListener({
      app,
      cache,
      assets,
      log,
      timezone: networkTimezone,
      counter: options.counter,
      ownSites: options.ownSites,
    }),
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  return { url: urlOf(server.address() as AddressInfo), cache, close }

  async function close(): Promise<void> {
    for (const stop of stopHearing) stop()
    versions.stop()
    const ended = new Promise<void>((resolve) => server.close(() => resolve()))
    // A connection whose answer has just ended is idle, and would be kept alive for its next request.
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    const late = setTimeout(() => server.closeAllConnections(), longestAnswer)
    await ended
    clearInterval(idle)
    clearTimeout(late)
  }
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
