import { countryPacks } from '@wiker/platform/countries/countries.ts'
import { dayIn } from '@wiker/town/days.ts'
import { answeredTowns, isAnswered } from '@wiker/town/order/publisher.ts'
import { readSitemap } from '@wiker/town/sitemap/read.ts'
import { getTown } from '@wiker/town/towns/get.ts'
import { listOpenTowns } from '@wiker/town/towns/list.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { recordPath, segments, townPath } from '../components/links.ts'
import { pathIn, publicPath } from '../countries/paths.ts'
import type { Deps, Site, SiteContext } from '../server/deps.ts'
import { type Language, languages, localPath, ownHomePath } from '../server/language.ts'
import { originOf } from '../server/origin.ts'

/** `robots.txt`, the index of sitemaps, one for the network and one for each town (sitemaps.org 0.9). */
export function registerSitemaps(app: Site, deps: Deps): void {
  app.get('/robots.txt', (c) => c.text(robots(originOf(c, deps))))
  app.get('/sitemap.xml', (c) => sitemapIndex(c, deps))
  app.get('/sitemap/reseau.xml', (c) =>
    xml(
      c,
      addresses(
        deps.publicUrl,
        networkPages.map((path) => ({ path })),
      ),
    ),
  )
  app.get('/sitemap/:file{[a-z0-9-]+\\.xml}', (c) => townSitemap(c, deps))
}

const networkPages = ['/', '/a-propos', '/mentions-legales', '/accessibilite', '/conditions', '/confidentialite']
const townPages = [...Object.values(segments), 'carte', 'mairie']

/** Searches and forms are for people; the rest is for everyone. */
function robots(publicUrl: string): string {
  const words = [...new Set(countryPacks().map(({ country }) => pathIn(country, 'search')))]
  const searches = words.map((word) => `Disallow: /*/${word}`).join('\n')
  return `User-agent: *\n${searches}\nDisallow: /signaler\nDisallow: /*/signaler\nDisallow: /bureau\nDisallow: /connexion\n\nSitemap: ${publicUrl}/sitemap.xml\n`
}

async function sitemapIndex(c: SiteContext, deps: Deps): Promise<Response> {
  const { own } = c.var
  const towns = own ? [own] : await answeredTowns(deps.db, await listOpenTowns(deps.db))
  const files = [...(own ? [] : ['reseau']), ...towns.map((town) => town.slug)]
  const origin = originOf(c, deps)
  const lines = files.map((file) => `<sitemap><loc>${escaped(`${origin}/sitemap/${file}.xml`)}</loc></sitemap>`)
  return xml(
    c,
    `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</sitemapindex>\n`,
  )
}

async function townSitemap(c: SiteContext, deps: Deps): Promise<Response> {
  const town = await getTown(deps.db, c.req.param('file')!.replace(/\.xml$/, ''))
  const { own } = c.var
  if (own && own.code !== town?.code) return c.notFound()
  if (!town || !(await isAnswered(deps.db, town.code))) return c.notFound()
  if (c.env?.marks) c.env.marks.town = town
  const lines = await readSitemap(deps.db, { town, today: dayIn(town.timezone, deps.clock()) })
  const records = lines.map(({ section, path, changed }) => ({ path: recordPath(town.slug, section, path), changed }))
  const home = own ? { path: '/', of: town.country } : { path: townPath(town.slug) }
  return xml(c, addresses(originOf(c, deps), [home, ...pagesOf(town), ...records]))
}

function pagesOf(town: TownCard) {
  return townPages.map((segment) => ({ path: townPath(town.slug, segment) }))
}

interface Page {
  path: string
  changed?: string
  /** Country of the town whose own domain this is the first page of. */
  of?: string
}

/** Each address with its translations, so that a search engine shows a reader hers. */
function addresses(origin: string, pages: Page[]): string {
  const lines = pages.map(({ path, changed, of }) => {
    const inLanguage = (language: Language) => (of ? ownHomePath(language, of) : localPath(language, path))
    const others = languages.map(
      (language) =>
        `<xhtml:link rel="alternate" hreflang="${language}" href="${escaped(origin + inLanguage(language))}"/>`,
    )
    return `<url><loc>${escaped(origin + publicPath(path))}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}${others.join('')}</url>`
  })
  return `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${lines.join('\n')}\n</urlset>\n`
}

function xml(c: SiteContext, body: string): Response {
  return c.body(`<?xml version="1.0" encoding="UTF-8"?>\n${body}`, 200, {
    'content-type': 'application/xml; charset=utf-8',
  })
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
