import { reach } from '@wiker/town/reachable.ts'
import { Hono } from 'hono'
import { registerFeeds } from '../api/feeds.ts'
import { registerSitemaps } from '../api/sitemaps.ts'
import { personalReadings, registerAudience } from '../audience/routes.ts'
import { registerDesk } from '../desk/routes.ts'
import { registerDisplays } from '../display/routes.ts'
import { registerDoors } from '../doors/routes.ts'
import { registerEmbeds } from '../embed/routes.ts'
import { registerLetter } from '../letter/routes.ts'
import { registerTextPreview } from '../markdown/preview.tsx'
import { meetingContext } from '../meet/context.ts'
import { registerMeet } from '../meet/routes.ts'
import { registerMoney } from '../money/routes.ts'
import { registerOrder } from '../order/routes.ts'
import { answeredSites } from '../order/soon.tsx'
import { errorPages } from '../pages/errors.tsx'
import { registerPages } from '../pages/routes.tsx'
import { registerPagesOf } from '../pages-of/routes.ts'
import { registerPeople } from '../people/routes.ts'
import { keepWhatWasTyped } from '../people/session-over.tsx'
import { registerPictureRemoval } from '../pictures/remove.tsx'
import { registerPhotos } from '../pictures/routes.ts'
import { registerPrint } from '../print/routes.ts'
import { registerPublish } from '../publish/routes.ts'
import { registerReach } from '../reach/routes.ts'
import { registerStories } from '../stories/routes.ts'
import { townAlerts } from '../townhall/alerts.tsx'
import { otherTowns, ownDomain } from '../townhall/own-sites.ts'
import { registerTownHallPages } from '../townhall/routes.ts'
import { type NetworkAddresses, readerContext, townContext } from './context.ts'
import type { Deps, Site, SiteContext, SiteEnv } from './deps.ts'
import { languages } from './language.ts'
import { personContext } from './person.ts'
import { knowingTowns, routedPath } from './routed-path.ts'
import { securityHeaders } from './security.ts'

/**
 * The whole site as one application: pages in every language, routed by one set of words whatever the country's (`routed-path.ts`),
 * feeds, sitemaps, reports. It knows nothing of how its answers are kept; `serve` does.
 */
export function createApp(deps: Deps): Site {
  const app: Site = new Hono<SiteEnv>({ getPath: routedPath })
  app.use('*', secured)
  app.get('/health', (c) => health(c, deps))
  app.use('*', readerContext(deps))
  app.use('*', ownDomain(deps))
  app.use('*', personContext(deps))
  app.use('*', personalReadings(deps))
  app.use('*', meetingContext(deps))
  registerSitemaps(app, deps)

  const site: Site = new Hono<SiteEnv>()
  const own: NetworkAddresses = { segments: new Set(['assets', ...languages]), pages: [] }
  const town = townContext(deps, errorPages, own, (c) => app.fetch(c.req.raw, c.env))
  site.use('/:town', town)
  site.use('/:town/*', town)
  for (const use of [otherTowns(deps), answeredSites(deps), townAlerts(deps)]) {
    site.use('/:town', use)
    site.use('/:town/*', use)
  }
  if (deps.people) keepWhatWasTyped(site, deps)
  // Before what lies under `/:town`: `/connexion/mairie` is no town's page.
  registerPeople(site, deps)
  registerOrder(site, deps)
  registerAudience(site, deps)
  registerTownHallPages(site, deps)
  registerFeeds(site, deps)
  registerTextPreview(site, deps)
  registerPhotos(site, deps)
  registerPictureRemoval(site, deps)
  registerPrint(site, deps)
  registerDisplays(site, deps)
  registerEmbeds(site, deps)
  registerDesk(site, deps)
  registerStories(site, deps)
  registerPublish(site, deps)
  registerDoors(site, deps)
  registerPagesOf(site, deps)
  registerMeet(site, deps)
  registerLetter(site, deps)
  registerReach(site, deps)
  registerMoney(site, deps)
  registerPages(site, deps)
  for (const { path } of site.routes) {
    const segment = path.split('/')[1]
    if (!segment || /[:*{]/.test(segment)) continue
    own.segments.add(segment)
    own.pages.push(new RegExp(`^${path.replace(/:[^/]+/g, '[^/]+')}$`))
  }

  app.route('/', site)
  app.notFound((c) => errorPages.notFound(c as SiteContext, deps))
  app.onError((error, c) => failure(error, c as SiteContext, deps))
  return knowingTowns(app, deps)
}

/** Every answer has the house's headers; a page may be kept by a browser if it asks each time whether it is still true. */
async function secured(c: SiteContext, next: () => Promise<void>): Promise<void> {
  await next()
  const framed = c.res.headers.get('content-security-policy')?.includes('frame-ancestors *')
  for (const [name, value] of securityHeaders) {
    // The older header knows of no page that may be framed.
    if (framed && name === 'x-frame-options') continue
    if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  }
  if (!c.res.headers.has('cache-control')) {
    c.res.headers.set('cache-control', c.res.status === 200 ? 'public, no-cache' : 'no-store')
  }
}

/** 200 once the site can serve: the database answers. */
async function health(c: SiteContext, deps: Deps): Promise<Response> {
  c.header('cache-control', 'no-store')
  try {
    await reach(deps.db)
    return c.json({ status: 'ok' })
  } catch (error) {
    deps.log.error({ err: error }, 'The database does not answer')
    return c.json({ status: 'no database' }, 503)
  }
}

/** What a handler refuses on purpose (`HTTPException`) keeps its answer; a bug gets the calm page, and the log the rest. */
function failure(error: Error, c: SiteContext, deps: Deps): Response | Promise<Response> {
  if ('getResponse' in error && typeof error.getResponse === 'function') return error.getResponse()
  deps.log.error({ err: error, path: c.req.path }, 'A page could not be made')
  return errorPages.failure(c, deps)
}
