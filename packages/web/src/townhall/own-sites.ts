import type { Db } from '@wiker/town/db.ts'
import { type OwnSite, ownSites } from '@wiker/town/townhall/domains.ts'
import type { MiddlewareHandler } from 'hono'
import { townPath } from '../components/links.ts'
import { publicPath } from '../countries/paths.ts'
import type { Deps, Log, SiteContext, SiteEnv } from '../server/deps.ts'
import { languages } from '../server/language.ts'

/** The domains of town halls, known at once for every request. */
export interface OwnSites {
  /** Of a `Host` header, its port left out; undefined: the network's own, or one that nobody declared. */
  of(host: string | undefined): OwnSite | undefined
  refresh(): Promise<void>
}

export function createOwnSites({ db, log }: { db: Db; log: Log }): OwnSites {
  let sites = new Map<string, OwnSite>()
  return {
    of: (host) => (host && sites.size > 0 ? sites.get(host.toLowerCase().replace(/:\d+$/, '')) : undefined),
    refresh: async () => {
      try {
        sites = new Map((await ownSites(db)).map((site) => [site.host, site]))
      } catch (error) {
        log.warn({ err: error }, 'The domains of town halls could not be read')
      }
    },
  }
}

/** What stands under another address on a town's own domain: its home and its legal notice. */
export function addressOn({ slug }: OwnSite, url: string): string {
  const end = url.search(/[?#]|$/)
  const [, prefix = '', path = '/'] = /^(\/[a-z]{2})?(\/.*)?$/.exec(url.slice(0, end)) ?? []
  if (prefix && !languages.some((one) => prefix === `/${one}`)) return url
  const legal = publicPath(townPath(slug, 'mentions-legales'))
  const moved =
    path === '/'
      ? `/${slug}`
      : path === legal.slice(slug.length + 1) || path === '/mentions-legales'
        ? legal
        : undefined
  return moved ? prefix + moved + url.slice(end) : url
}

/** People sign in, and look after a town, on the network's own address: a session is of one host. */
const networkOnly = /^\/(?:bureau|compte|connexion|mon-espace|dev)(?:\/|$)/

/** On a town's own domain: its pages have that address, other towns and the desk are on the network's. */
export function ownDomain({ ownSites, publicUrl }: Deps): MiddlewareHandler<SiteEnv> {
  return async (given, next) => {
    const c = given as SiteContext
    const url = new URL(c.req.url)
    const own = ownSites?.of(url.host)
    if (!own) return next()
    if (networkOnly.test(c.var.path)) return c.redirect(publicUrl + url.pathname + url.search, 302)
    c.set('own', own)
    c.set('origin', `${new URL(publicUrl).protocol}//${url.host}`)
    await next()
  }
}

/** Another town's pages are not on this one's domain. */
export function otherTowns({ publicUrl }: Deps): MiddlewareHandler<SiteEnv> {
  return async (c, next) => {
    const { own, town } = c.var
    if (!own || !town || own.code === town.code) return next()
    const url = new URL(c.req.url)
    return c.redirect(publicUrl + url.pathname + url.search, 302)
  }
}
