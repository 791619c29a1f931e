import type { IncomingMessage } from 'node:http'
import type { MiddlewareHandler } from 'hono'
import type { Deps, Site, SiteEnv } from '../server/deps.ts'
import { registerDeskAudience } from './desk-audience.tsx'
import { registerMeasure } from './measure.ts'
import { countReading } from './reading.ts'

/** Counts the pages made for one person; those kept for all are counted by the server that writes their bytes. */
export function personalReadings({ counter }: Deps): MiddlewareHandler<SiteEnv> {
  return async (c, next) => {
    await next()
    const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage }
    if (!counter || !incoming || c.req.method !== 'GET' || c.res.status !== 200) return
    if (c.res.headers.get('content-type')?.startsWith('text/html')) countReading(counter, incoming.headers, c.req.path)
  }
}

/** How often pages are read: counted without knowing by whom. */
export function registerAudience(site: Site, deps: Deps): void {
  registerMeasure(site, deps)
  const { people, desk } = deps
  if (people && desk) registerDeskAudience(site, { ...deps, people, desk })
}
