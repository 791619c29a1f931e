import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'
import type { Routes } from '../testing/server.ts'

afterEach(closeAll)

const page = (thing: object) => ({
  body: `<!doctype html><html lang="fr"><head><title>Agenda</title><script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...thing })}</script></head><body><p>Bienvenue</p></body></html>`,
  headers: { 'content-type': 'text/html' },
})
const event = (number: number) =>
  page({
    '@type': 'Event',
    name: `Concert n° ${number}`,
    startDate: '2026-12-18T20:30:00+01:00',
    location: {
      '@type': 'Place',
      name: 'Église',
      address: { '@type': 'PostalAddress', postalCode: '44260', addressLocality: 'Savenay' },
    },
  })
const map = (...entries: [string, string?][]) =>
  `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries
    .map(
      ([path, modified]) => `<url><loc>{{base}}${path}</loc>${modified ? `<lastmod>${modified}</lastmod>` : ''}</url>`,
    )
    .join('')}</urlset>`
const routes = (): Routes => ({
  '/robots.txt': { body: 'User-agent: *\nDisallow: /prive\nCrawl-delay: 1\n' },
  '/sitemap.xml': {
    body: '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{{base}}/pages.xml</loc></sitemap><sitemap><loc>{{base}}/agenda.xml</loc></sitemap></sitemapindex>',
  },
  '/pages.xml': { body: map(['/actualites/travaux', '2026-11-01'], ['/prive/secret'], ['/gone']) },
  '/agenda.xml': {
    body: map(['/agenda/concert-1', '2026-11-22T00:00:00Z'], ['/agenda/concert-2', '2026-11-23T11:00:00Z']),
  },
  '/actualites/travaux': page({ '@type': 'NewsArticle', headline: 'Travaux rue du Port', datePublished: '2026-11-01' }),
  '/agenda/concert-1': event(1),
  '/agenda/concert-2': event(2),
  '/prive/secret': event(3),
})

describe('a site with a map', () => {
  it('gives what its pages say of themselves, kind by kind, and never what robots.txt forbids', async () => {
    const server = await serve(routes())
    const { records, error, waited } = await harvest(`${server.base}/sitemap.xml`)
    expect(error).toBeUndefined()
    expect(records.map(({ type, name }) => [type, name])).toEqual([
      ['Article', 'Travaux rue du Port'],
      ['Event', 'Concert n° 2'],
      ['Event', 'Concert n° 1'],
    ])
    expect(records[1]).toMatchObject({
      url: `${server.base}/agenda/concert-2`,
      location: { name: 'Église', addressLocality: 'Savenay' },
    })
    expect(server.paths()).not.toContain('/prive/secret')
    expect(waited.filter((milliseconds) => milliseconds === 1000).length).toBeGreaterThan(2)
  })

  it('is read again only where it changed', async () => {
    const server = await serve(routes())
    const { reading } = await harvest(`${server.base}/sitemap.xml`)
    const before = server.asked.length
    const again = await harvest(`${server.base}/sitemap.xml`, {
      state: { read: reading.state?.read },
      changesOnly: true,
    })
    expect(again.records.map(({ name }) => name)).toEqual(['Concert n° 2'])
    expect(server.paths().slice(before)).not.toContain('/agenda/concert-1')
  })

  it('that forbids all of it says so', async () => {
    const server = await serve({ ...routes(), '/robots.txt': { body: 'User-agent: *\nDisallow: /' } })
    expect((await harvest(`${server.base}/sitemap.xml`)).error).toMatchObject({ key: 'robots-forbid' })
  })

  it('may be packed', async () => {
    const server = await serve({
      ...routes(),
      '/sitemap.xml': { body: '<sitemapindex><sitemap><loc>{{base}}/map.xml.gz</loc></sitemap></sitemapindex>' },
      '/map.xml.gz': { body: gzipSync('<urlset><url><loc>/agenda/concert-1</loc></url></urlset>') },
    })
    expect((await harvest(`${server.base}/sitemap.xml`)).records).toHaveLength(1)
  })
})
