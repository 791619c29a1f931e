import type { Catalog, Seen, Target } from '../types.ts'
import { rootName } from '../xml.ts'
import { readSitemap } from './read.ts'

/** sitemaps.org 0.9: the pages of a site and what each says of itself in schema.org's words. */
export const sitemap: Catalog = { name: 'sitemap', detect: detectSitemap }

function detectSitemap({ url, answer }: Seen): Target | undefined {
  if (!answer) return undefined
  const root = rootName(answer.text)
  return root === 'urlset' || root === 'sitemapindex'
    ? { name: url.hostname, read: (session) => readSitemap(url, session) }
    : undefined
}
