import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'
import type { Routes } from '../testing/server.ts'

afterEach(closeAll)

const post = (number: number) => ({
  id: number,
  date: '2026-11-20T09:30:00',
  date_gmt: '2026-11-20T08:30:00',
  modified_gmt: '2026-11-21T08:30:00',
  guid: { rendered: `https://mairie.example/?p=${number}` },
  link: `https://mairie.example/actu-${number}/`,
  title: { rendered: `Travaux rue de l&rsquo;&Eacute;glise n&deg; ${number}` },
  content: { rendered: '<p>La rue sera <strong>barrée</strong>.</p>\n' },
  excerpt: { rendered: '<p>La rue sera barrée.</p>' },
  categories: [3],
  _embedded: {
    'wp:featuredmedia': [{ source_url: 'https://mairie.example/wp-content/uploads/rue.jpg' }],
    'wp:term': [[{ taxonomy: 'category', name: 'Travaux' }], [{ taxonomy: 'post_tag', name: 'voirie' }]],
  },
  _links: { self: [{ href: 'x' }] },
})
const event = (number: number, more: object = {}) => ({
  id: number,
  global_id: `mairie.example?id=${number}`,
  status: 'publish',
  title: `Marché de Noël n&deg; ${number}`,
  description: '<p>Artisans et vin chaud.</p>',
  url: `https://mairie.example/event/marche-${number}/`,
  image: { url: 'https://mairie.example/marche.jpg', sizes: {} },
  all_day: false,
  start_date: '2026-12-12 10:00:00',
  end_date: '2026-12-12 18:00:00',
  utc_start_date: '2026-12-12 09:00:00',
  utc_end_date: '2026-12-12 17:00:00',
  modified_utc: '2026-11-20 10:00:00',
  timezone: 'Europe/Paris',
  cost: 'Gratuit',
  categories: [{ name: 'Marché' }],
  tags: [],
  venue: {
    venue: 'Place de la Mairie',
    address: '1 place de la Mairie',
    city: 'Donges',
    zip: '44480',
    geo_lat: 47.32,
    geo_lng: -2.07,
  },
  organizer: [{ organizer: 'Comité des fêtes' }],
  ...more,
})
const posts = Array.from({ length: 130 }, (_, number) => post(number + 1))
const events = Array.from({ length: 70 }, (_, number) => event(number + 1))

const site = (): Routes => ({
  '/': {
    body: '<!doctype html><html><head><link rel="https://api.w.org/" href="{{base}}/wp-json/" /></head><body class="home page"></body></html>',
    headers: { 'content-type': 'text/html; charset=UTF-8' },
  },
  '/wp-json/': { body: { name: 'Mairie de Donges', namespaces: ['oembed/1.0', 'wp/v2', 'tribe/events/v1'] } },
  '/wp-json/wp/v2/posts': (_, url) => {
    const [page, size] = [Number(url.searchParams.get('page')), Number(url.searchParams.get('per_page'))]
    const pages = Math.ceil(130 / size)
    if (page > pages) return { status: 400, body: { code: 'rest_post_invalid_page_number' } }
    return {
      body: posts.slice((page - 1) * size, page * size),
      headers: { 'x-wp-total': '130', 'x-wp-totalpages': String(pages) },
    }
  },
  '/wp-json/tribe/events/v1/events': (_, url) => {
    const page = Number(url.searchParams.get('page') ?? 1)
    const next = page === 1 ? { next_rest_url: `{{base}}/wp-json/tribe/events/v1/events?page=2&per_page=50` } : {}
    return { body: { events: events.slice((page - 1) * 50, page * 50), total: 70, total_pages: 2, ...next } }
  },
})

describe('a town hall’s WordPress', () => {
  it('gives its agenda and its news from its front page', async () => {
    const server = await serve(site())
    const { members, error, refusals } = await harvest(`${server.base}/`)
    expect(error).toBeUndefined()
    expect(refusals).toEqual([])
    expect(Object.entries(members).map(([path, list]) => [path, list.length])).toEqual([
      ['events.json', 70],
      ['posts.json', 130],
    ])
    expect(members['posts.json']![0]).toMatchObject({
      type: 'Article',
      name: 'Travaux rue de l’Église n° 1',
      articleBody: 'La rue sera barrée.',
      datePublished: expect.stringMatching(/^2026-11-20T09:30:00\+01:00|^2026-11-20T08:30:00Z/),
      url: 'https://mairie.example/actu-1/',
      image: { url: 'https://mairie.example/wp-content/uploads/rue.jpg' },
    })
    expect(members['events.json']![0]).toMatchObject({
      type: 'Event',
      name: 'Marché de Noël n° 1',
      startDate: '2026-12-12T10:00:00+01:00',
      endDate: '2026-12-12T18:00:00+01:00',
      location: { name: 'Place de la Mairie', postalCode: '44480', addressLocality: 'Donges', latitude: 47.32 },
      organizer: { name: 'Comité des fêtes' },
      isAccessibleForFree: true,
    })
  })

  it('on a small host is read by twenties', async () => {
    const routes = site()
    const usual = routes['/wp-json/wp/v2/posts'] as (asked: never, url: URL) => object
    const server = await serve({
      '/wp-json/wp/v2/posts': (asked, url) =>
        url.searchParams.get('per_page') === '100' ? { status: 500 } : usual(asked as never, url),
    })
    const { records } = await harvest(`${server.base}/wp-json/wp/v2/posts?per_page=5`)
    expect(records).toHaveLength(130)
  })

  it('has whole days as days and events without a venue', async () => {
    const server = await serve({
      '/wp-json/tribe/events/v1/events': {
        body: {
          events: [
            event(1, {
              all_day: true,
              start_date: '2026-12-12 00:00:00',
              end_date: '2026-12-13 23:59:59',
              venue: [],
              organizer: [],
            }),
          ],
          total: 1,
        },
      },
    })
    const { records } = await harvest(`${server.base}/wp-json/tribe/events/v1/events`)
    expect(records).toMatchObject([{ startDate: '2026-12-12', endDate: '2026-12-13' }])
  })

  it('tells only what changed when asked so', async () => {
    const server = await serve(site())
    const address = `${server.base}/wp-json/wp/v2/posts`
    const { reading } = await harvest(address)
    const again = await harvest(address, { state: reading.state, changesOnly: true })
    expect(again.reading.changesOnly).toBe(true)
    expect(server.paths().at(-1)).toContain('modified_after=2026-11-23T10')
  })
})
