import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'
import type { Reply } from '../testing/server.ts'

afterEach(closeAll)

const all = Array.from({ length: 57 }, (_, number) => ({
  nom: `Association n° ${number}`,
  objet: 'Faire vivre le bourg',
  adresse: `${number + 1} rue de la Mairie`,
  code_postal: '44260',
  commune: 'Savenay',
}))
const slice = (from: number, size = 10) => all.slice(from, from + size)
const param = (url: URL, name: string, otherwise: number) => Number(url.searchParams.get(name) ?? otherwise)

const kinds: [string, (url: URL) => Reply][] = [
  [
    'a Link header',
    (url) => {
      const page = param(url, 'page', 1)
      const link: Record<string, string> =
        page < 6 ? { link: `<{{base}}/api?page=1>; rel="first", <{{base}}/api?page=${page + 1}>; rel="next"` } : {}
      return { body: slice((page - 1) * 10), headers: link }
    },
  ],
  [
    'a next address',
    (url) => {
      const page = param(url, 'page', 1)
      return {
        body: {
          count: 57,
          next: page < 6 ? `{{base}}/api?page=${page + 1}` : null,
          previous: null,
          results: slice((page - 1) * 10),
        },
      }
    },
  ],
  [
    'a next link that is relative',
    (url) => {
      const page = param(url, 'page', 1)
      return {
        body: { data: slice((page - 1) * 10), links: { self: '/api', next: page < 6 ? `?page=${page + 1}` : null } },
      }
    },
  ],
  [
    'HAL links',
    (url) => {
      const page = param(url, 'page', 1)
      return {
        body: {
          _embedded: { associations: slice((page - 1) * 10) },
          _links: page < 6 ? { next: { href: `/api?page=${page + 1}` } } : {},
        },
      }
    },
  ],
  [
    'OData links',
    (url) => {
      const skip = param(url, '$skip', 0)
      const next = skip + 10 < 57 ? { 'odata.nextLink': `{{base}}/api?$skip=${skip + 10}` } : {}
      return { body: { 'odata.metadata': '{{base}}/$metadata', value: slice(skip), ...next } }
    },
  ],
  [
    'numbered pages',
    (url) => {
      const page = param(url, 'page', 1)
      return { body: { data: slice((page - 1) * 10), meta: { current_page: page, last_page: 6, total: 57 } } }
    },
  ],
  [
    'pages that count from zero',
    (url) => {
      const page = param(url, 'page', 0)
      return { body: { content: slice(page * 10), number: page, totalPages: 6, totalElements: 57 } }
    },
  ],
  [
    'an offset and a total',
    (url) => {
      const offset = param(url, 'offset', 0)
      return { body: { total: 57, offset, limit: 10, items: slice(offset) } }
    },
  ],
  [
    'a cursor',
    (url) => {
      const from = param(url, 'pageToken', 0)
      return { body: { items: slice(from), ...(from + 10 < 57 ? { nextPageToken: String(from + 10) } : {}) } }
    },
  ],
]

describe('a JSON API', () => {
  it.each(kinds)('with %s is read to its end', async (_, answer) => {
    const server = await serve({ '/api': (_asked, url) => answer(url) })
    const { records, error, warnings } = await harvest(`${server.base}/api`)
    expect(error).toBeUndefined()
    expect(records.map(({ name }) => name)).toEqual(all.map(({ nom }) => nom))
    expect(warnings).not.toContain('page-again')
  })

  it('asks for its key on every page, in the header or in the address', async () => {
    const server = await serve({
      '/api': ({ headers }, url) =>
        headers['x-api-key'] === 'k' || url.searchParams.get('apikey') === 'k' ? kinds[1]![1](url) : { status: 401 },
    })
    expect((await harvest(`${server.base}/api`, { headers: { 'x-api-key': 'k' } })).records).toHaveLength(57)
    expect((await harvest(`${server.base}/api`, { query: { apikey: 'k' } })).records).toHaveLength(57)
    expect((await harvest(`${server.base}/api`)).error).toMatchObject({ key: 'not-allowed' })
  })

  it('keeps its key to itself', async () => {
    const server = await serve({ '/a.csv': { body: 'nom;ville\nA;Blain\nB;Blain\n' }, '/gone': { status: 500 } })
    const { records, reading } = await harvest(`${server.base}/a.csv?annee=2026`, { query: { apikey: 's3cret' } })
    expect(server.paths()[0]).toContain('s3cret')
    expect(reading.download?.url).toBe(`${server.base}/a.csv?annee=2026`)
    const { error } = await harvest(`${server.base}/gone`, { query: { apikey: 's3cret' } })
    expect(JSON.stringify([records, error, reading.state])).not.toContain('s3cret')
  })

  it('whose next link turns in a circle ends', async () => {
    const server = await serve({ '/api': { body: { next: '{{base}}/api', results: slice(0) } } })
    expect((await harvest(`${server.base}/api`)).records).toHaveLength(10)
    expect(server.asked).toHaveLength(1)
  })

  it('that gives an empty page before its total ends there and says so', async () => {
    const server = await serve({
      '/api': (_, url) => ({
        body: { total: 900, offset: param(url, 'offset', 0), items: slice(param(url, 'offset', 0)) },
      }),
    })
    const { records, warnings } = await harvest(`${server.base}/api`)
    expect(records).toHaveLength(57)
    expect(warnings).toContain('fewer-than-announced')
  })

  it('whose answer has the wrong content type, drips and fails once is read all the same', async () => {
    let asked = 0
    const server = await serve({
      '/api': (_, url) =>
        ++asked === 2 ? { status: 502 } : { ...kinds[4]![1](url), headers: { 'content-type': 'text/html' }, drip: 700 },
    })
    expect((await harvest(`${server.base}/api`)).records).toHaveLength(57)
  })

  it('that comes whole is the file it is', async () => {
    const server = await serve({ '/api': { body: { total: 57, results: all } } })
    const { records, reading } = await harvest(`${server.base}/api`)
    expect(records).toHaveLength(57)
    expect(reading.download?.protocol).toBeUndefined()
    expect(server.asked).toHaveLength(1)
  })
})
