import { dayIn } from '@wiker/town/days.ts'
import { getTown } from '@wiker/town/towns/get.ts'
import type { MiddlewareHandler } from 'hono'
import { learnTown } from '../countries/towns.ts'
import type { Deps, ErrorPages, SiteContext, SiteEnv } from './deps.ts'
import { localPath, splitLanguage } from './language.ts'
import { createUnknownTowns } from './unknown-towns.ts'

/** Zone of the network's own pages, and their day. */
export const networkTimezone = 'Europe/Paris'

/** Says to every handler in which language it speaks, on which page and on which day. A slash at the end leads to the address without. */
export function readerContext(deps: Deps): MiddlewareHandler<SiteEnv> {
  return async (c, next) => {
    const url = new URL(c.req.url)
    // No text of ours has a NUL character, and PostgreSQL refuses it.
    if (/%00/.test(c.req.url)) return c.text('400', 400)
    if (url.pathname.length > 1 && url.pathname.endsWith('/')) {
      return c.redirect((url.pathname.replace(/^\/+|\/+$/g, '').replace(/^/, '/') || '/') + url.search, 301)
    }
    const { language, path } = splitLanguage(url.pathname)
    // Each page has one address: a language's needless prefix, or words of another country, lead to it.
    const address = localPath(language, path)
    if (address !== url.pathname && /^(?:GET|HEAD)$/.test(c.req.method)) return c.redirect(address + url.search, 301)
    c.set('language', language)
    c.set('path', path)
    c.set('today', dayIn(networkTimezone, deps.clock()))
    await next()
  }
}

const slugPattern = /^[a-z0-9][a-z0-9-]{0,79}$/

/** Addresses that are no town's: their first segments, and each whole. */
export interface NetworkAddresses {
  segments: Set<string>
  pages: RegExp[]
}

/**
 * Finds the town of an address under `/:town`. `own` are the network's own pages. Capitals and accents lead to
 * the right address; a town that is not open gets a page that says so, with the towns that look like it.
 */
export function townContext(
  deps: Deps,
  errors: ErrorPages,
  own: NetworkAddresses,
  again: (c: SiteContext) => Response | Promise<Response>,
): MiddlewareHandler<SiteEnv> {
  const unknownTown = createUnknownTowns(deps.db, deps.clock)
  return async (c, next) => {
    const segment = c.var.path.split('/')[1] ?? ''
    if (c.var.town || segment === '') return next()
    // No town is called `a-propos`: nothing of a town's lies under the network's own pages.
    if (own.segments.has(segment)) {
      return own.pages.some((page) => page.test(c.var.path)) ? next() : errors.notFound(c, deps)
    }
    const given = decoded(segment)
    const slug = slugOf(given)
    if (!slugPattern.test(slug) || given.includes('.')) return errors.notFound(c, deps)
    const town = await getTown(deps.db, slug)
    if (!town) return errors.unknownTown(c, deps, { slug, ...(await unknownTown(slug)) })
    // It opened since this process last heard of towns: its address is read again, in its own words.
    if (learnTown(town)) return again(c as SiteContext)
    if (slug !== segment) return c.redirect(new URL(c.req.url).pathname.replace(`/${segment}`, `/${slug}`), 301)
    c.set('town', town)
    c.set('today', dayIn(town.timezone, deps.clock()))
    if (c.env?.marks) c.env.marks.town = town
    await next()
  }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function slugOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[\s'’_]+/g, '-')
}
