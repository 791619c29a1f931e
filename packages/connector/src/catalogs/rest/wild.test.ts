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

/** Shapes of services met in the wild, one of each kind. */
const wild: [string, string, (url: URL) => Reply][] = [
  [
    'the next page’s number in a header',
    '/api?per_page=10',
    (url) => {
      const page = param(url, 'page', 1)
      return {
        body: slice((page - 1) * 10),
        headers: { 'x-page': String(page), 'x-next-page': page < 6 ? String(page + 1) : '', 'x-total-pages': '6' },
      }
    },
  ],
  [
    'a list in an envelope in an envelope, its paging beside it',
    '/api',
    (url) => {
      const page = param(url, 'page', 1)
      return {
        body: { status: 'ok', data: { items: slice((page - 1) * 10), pagination: { page, per_page: 10, total: 57 } } },
      }
    },
  ],
  [
    'a next page that is a number',
    '/api',
    (url) => {
      const page = param(url, 'page', 1)
      return { body: { results: slice((page - 1) * 10), next_page: page < 6 ? page + 1 : null } }
    },
  ],
  [
    'JSON:API, numbered in brackets',
    '/api?page%5Bnumber%5D=1&page%5Bsize%5D=10',
    (url) => {
      const page = param(url, 'page[number]', 1)
      return { body: { data: slice((page - 1) * 10), meta: { page: { currentPage: page, lastPage: 6, total: 57 } } } }
    },
  ],
  [
    'OData 4, the next link relative',
    '/odata/Lieux',
    (url) => {
      const skip = param(url, '$skiptoken', 0)
      return {
        body: {
          '@odata.context': '$metadata',
          '@odata.count': 57,
          value: slice(skip),
          ...(skip < 50 ? { '@odata.nextLink': `Lieux?$skiptoken=${skip + 10}` } : {}),
        },
      }
    },
  ],
  [
    'OData 2, in its d',
    '/api',
    (url) => {
      const skip = param(url, '$skiptoken', 0)
      return {
        body: {
          d: {
            results: slice(skip),
            __count: '57',
            ...(skip < 50 ? { __next: `{{base}}/api?$skiptoken=${skip + 10}` } : {}),
          },
        },
      }
    },
  ],
  [
    'a total in a header and an offset in the address',
    '/api?_start=0&_limit=10',
    (url) => ({ body: slice(param(url, '_start', 0)), headers: { 'x-total-count': '57' } }),
  ],
  [
    'a Content-Range',
    '/api',
    (url) => {
      const from = param(url, 'offset', 0)
      const list = slice(from)
      return { body: list, headers: { 'content-range': `items ${from}-${from + list.length - 1}/57` } }
    },
  ],
  [
    'no word of paging but in the address: pages',
    '/api?page=1&per_page=10',
    (url) => ({ body: slice((param(url, 'page', 1) - 1) * 10) }),
  ],
  [
    'no word of paging but in the address: an offset',
    '/api?limit=10&offset=0',
    (url) => ({ body: { items: slice(param(url, 'offset', 0)) } }),
  ],
  [
    'the last id as a cursor',
    '/api',
    (url) => {
      const after = url.searchParams.get('starting_after')
      const from = after === null ? 0 : Number(after.slice(1)) + 1
      const data = slice(from).map((one, index) => ({ id: `x${from + index}`, ...one }))
      return { body: { object: 'list', has_more: from + 10 < 57, data } }
    },
  ],
  [
    'a cursor asked back by another name',
    '/api',
    (url) => {
      const from = param(url, 'start_cursor', 0)
      return { body: { results: slice(from), has_more: from < 50, next_cursor: from < 50 ? String(from + 10) : null } }
    },
  ],
  [
    'an offset that is a word',
    '/api',
    (url) => {
      const from = Number((url.searchParams.get('offset') ?? 'itr/0').split('/')[1])
      return { body: { records: slice(from), ...(from < 50 ? { offset: `itr/${from + 10}` } : {}) } }
    },
  ],
  [
    'numbers in quotes',
    '/api',
    (url) => {
      const offset = param(url, 'offset', 0)
      return { body: { offset: String(offset), limit: '10', total: '57', items: slice(offset) } }
    },
  ],
  [
    'hits within hits',
    '/_search?from=0&size=10',
    (url) => ({
      body: {
        took: 3,
        hits: {
          total: { value: 57, relation: 'eq' },
          hits: slice(param(url, 'from', 0)).map((one) => ({ _index: 'a', _source: one })),
        },
      },
    }),
  ],
  [
    'only the word that there is more',
    '/api?p=1',
    (url) => {
      const page = param(url, 'p', 1)
      return { body: { liste: slice((page - 1) * 10), hasMore: page < 6 } }
    },
  ],
  [
    'entries by their keys',
    '/api',
    (url) => {
      const page = param(url, 'page', 1)
      const data = Object.fromEntries(slice((page - 1) * 10).map((one, index) => [`k${page * 10 + index}`, one]))
      return { body: { data, next: page < 6 ? `{{base}}/api?page=${page + 1}` : null } }
    },
  ],
  [
    'pages within brackets of their envelope',
    '/api',
    (url) => {
      const page = param(url, 'pagination[page]', 1)
      return {
        body: { data: slice((page - 1) * 10), meta: { pagination: { page, pageSize: 10, pageCount: 6, total: 57 } } },
      }
    },
  ],
  [
    'a total and no word of how to go on: an offset',
    '/api?limit=10',
    (url) => ({ body: { data: slice(param(url, 'offset', 0)), meta: { total_count: 57 } } }),
  ],
  [
    'a total and no word of how to go on: pages from one',
    '/api',
    (url) => ({ body: { total: 57, results: slice((param(url, 'page', 1) - 1) * 10) } }),
  ],
  [
    'a total and no word of how to go on: pages from zero',
    '/api',
    (url) => ({ body: { total: 57, results: slice(param(url, 'page', 0) * 10) } }),
  ],
  [
    'a link in a list of links',
    '/api',
    (url) => {
      const page = param(url, 'seite', 1)
      return {
        body: {
          entries: slice((page - 1) * 10),
          links: [
            { rel: 'self', href: '/api' },
            ...(page < 6 ? [{ rel: 'next', href: `{{base}}/api?seite=${page + 1}` }] : []),
          ],
        },
      }
    },
  ],
]

describe('a JSON API as they are met', () => {
  it.each(wild)('with %s is read to its end', async (_, path, answer) => {
    const server = await serve({ [path.replace(/\?.*/, '')]: (_asked, url) => answer(url) })
    const { reading, error, warnings } = await harvest(server.base + path)
    expect(error).toBeUndefined()
    expect(reading.download?.protocol).toBe('rest')
    const names = (await harvest(server.base + path)).records.map(({ name }) => name)
    expect(names).toEqual(all.map(({ nom }) => nom))
    expect(warnings).not.toContain('page-again')
  })

  it('that knows no second page is given as it came', async () => {
    const server = await serve({ '/api': { body: { total: 57, page: 1, items: slice(0) } } })
    const { records, warnings } = await harvest(`${server.base}/api`)
    expect(records).toHaveLength(10)
    expect(warnings).toContain('fewer-than-announced')
    expect(server.asked.length).toBeLessThanOrEqual(5)
  })

  it('with a list that has as many entries as were asked for, and no more of them, is the file it is', async () => {
    const server = await serve({
      '/api': (_, url) => ({ body: param(url, 'page', 1) > 1 ? [] : slice(0) }),
    })
    expect((await harvest(`${server.base}/api?page=1&size=10`)).records).toHaveLength(10)
  })
})
