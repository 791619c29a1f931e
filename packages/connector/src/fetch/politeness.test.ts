import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, serve } from '../catalogs/testing/kit.ts'
import { defaultLimits } from '../limits.ts'
import { type FetchOptions, fetchSource } from './fetch.ts'
import { takeTurn } from './pace.ts'
import { parseRobots } from './robots.ts'

afterEach(closeAll)

function patient(options: FetchOptions = {}) {
  const waited: number[] = []
  const wait = async (milliseconds: number) => void waited.push(milliseconds)
  return { waited, options: { allowHosts: ['127.0.0.1'], pause: 0, wait, ...options } }
}
const text = 'Agenda de la commune\n'.repeat(2000)

describe('asking again', () => {
  it('waits as long as a busy town hall says', async () => {
    const server = await serve({
      '/a.csv': [{ status: 429, headers: { 'retry-after': '7' } }, { status: 503 }, { body: text }],
    })
    const { waited, options } = patient()
    expect((await fetchSource(`${server.base}/a.csv`, options)).status).toBe('fetched')
    expect(waited).toEqual([7000, 1000])
  })

  it('reads a Retry-After that is a date', async () => {
    const server = await serve({
      '/a': [{ status: 503, headers: { 'retry-after': 'Mon, 23 Nov 2026 10:00:30 GMT' } }, { body: 'x' }],
    })
    const { waited, options } = patient({ now: () => new Date('2026-11-23T10:00:00Z') })
    await fetchSource(`${server.base}/a`, options)
    expect(waited).toEqual([30_000])
  })

  it('leaves a server alone that asks for hours, and says until when', async () => {
    const server = await serve({ '/a': { status: 429, headers: { 'retry-after': '7200' } } })
    const { waited, options } = patient()
    expect(await fetchSource(`${server.base}/a`, options)).toMatchObject({
      problem: { key: 'too-many-requests', values: { retryAfter: 7200 } },
    })
    expect(waited).toEqual([])
    expect(server.asked).toHaveLength(1)
  })

  it('does not ask twice for what is not there', async () => {
    const server = await serve({})
    const { options } = patient()
    await fetchSource(`${server.base}/gone`, options)
    expect(server.asked).toHaveLength(1)
  })

  it('gives up after three more attempts', async () => {
    const server = await serve({ '/a': { status: 500 } })
    const { waited, options } = patient()
    expect(await fetchSource(`${server.base}/a`, options)).toMatchObject({ problem: { key: 'server-error' } })
    expect(waited).toEqual([500, 1000, 2000])
    expect(server.asked).toHaveLength(4)
  })
})

describe('a download that breaks off', () => {
  it('goes on where it was cut', async () => {
    const file = { body: text, ranges: true, headers: { etag: '"v1"', 'accept-ranges': 'bytes' } }
    const server = await serve({ '/a.txt': [{ ...file, cut: 9000 }, file] })
    const { options } = patient()
    const fetched = await fetchSource(`${server.base}/a.txt`, options)
    if (fetched.status !== 'fetched') throw new Error(JSON.stringify(fetched))
    expect(await readFile(fetched.download.file, 'utf8')).toBe(text)
    expect(fetched.download.bytes).toBe(text.length)
    expect(server.asked[1]!.headers).toMatchObject({ range: 'bytes=9000-', 'if-range': '"v1"' })
    const whole = await fetchSource(`${server.base}/a.txt`, options)
    expect(whole.status === 'fetched' && whole.download.sha256).toBe(fetched.download.sha256)
  })

  it('starts again when the file has changed meanwhile', async () => {
    const server = await serve({
      '/a.txt': [
        { body: text, cut: 9000, headers: { etag: '"v1"' } },
        { body: `${text}Loto\n`, ranges: true, headers: { etag: '"v2"' } },
      ],
    })
    const { options } = patient()
    const fetched = await fetchSource(`${server.base}/a.txt`, options)
    expect(fetched.status === 'fetched' && (await readFile(fetched.download.file, 'utf8'))).toBe(`${text}Loto\n`)
  })

  it('starts again when the answer was packed on the way', async () => {
    const server = await serve({
      '/a.txt': [
        { body: text, gzip: true, cut: 50, headers: { etag: '"v1"' } },
        { body: text, gzip: true },
      ],
    })
    const { options } = patient()
    const fetched = await fetchSource(`${server.base}/a.txt`, options)
    expect(fetched.status === 'fetched' && (await readFile(fetched.download.file, 'utf8'))).toBe(text)
    expect(server.asked[1]!.headers.range).toBeUndefined()
  })

  it('takes a slow drip as long as it drips', async () => {
    const server = await serve({ '/a.txt': { body: 'x'.repeat(200), drip: 20 } })
    const { options } = patient({ limits: { ...defaultLimits, stallTimeout: 500 } })
    expect(await fetchSource(`${server.base}/a.txt`, options)).toMatchObject({ download: { bytes: 200 } })
  })
})

describe('keys', () => {
  it('are never handed to another host', async () => {
    const other = await serve({ '/b': { body: 'x' } })
    const home = await serve({ '/a': { status: 302, headers: { location: `${other.base}/b` } } })
    const { options } = patient({ headers: { 'x-api-key': 'secret', accept: 'application/json' } })
    await fetchSource(`${home.base}/a`, options)
    expect(home.asked[0]!.headers['x-api-key']).toBe('secret')
    expect(other.asked[0]!.headers['x-api-key']).toBeUndefined()
    expect(other.asked[0]!.headers.accept).toBe('application/json')
  })
})

describe('the pace', () => {
  it('leaves a pause between two requests to a host, and none between hosts', async () => {
    const waited: number[] = []
    const wait = async (milliseconds: number) => void waited.push(milliseconds)
    for (const host of ['a.pace.test', 'b.pace.test', 'a.pace.test', 'a.pace.test'])
      await takeTurn(host, 200, wait, () => 1000)
    expect(waited).toEqual([200, 400])
  })
})

describe('robots.txt', () => {
  const robots = parseRobots(
    [
      'User-agent: *',
      'Disallow: /',
      '',
      'User-agent: WikerBot',
      'User-agent: other',
      'Disallow: /admin # not for you',
      'Allow: /admin/agenda',
      'Disallow: /*.pdf$',
      'Crawl-delay: 2',
      'Sitemap: https://town.example/sitemap.xml',
    ].join('\r\n'),
  )
  it.each([
    ['/', true],
    ['/admin/users', false],
    ['/admin/agenda/3', true],
    ['/docs/plu.pdf', false],
    ['/docs/plu.pdf?page=2', true],
  ])('lets our bot read %s: %s', (path, allowed) => {
    expect(robots.allows(path)).toBe(allowed)
  })

  it('says how fast and where the pages are', () => {
    expect(robots).toMatchObject({ pause: 2000, sitemaps: ['https://town.example/sitemap.xml'] })
  })

  it('of everyone counts where we are not named, and an empty one forbids nothing', () => {
    expect(parseRobots('User-agent: *\nDisallow: /prive').allows('/prive/x')).toBe(false)
    expect(parseRobots('User-agent: *\nDisallow:').allows('/')).toBe(true)
    expect(parseRobots('<!doctype html><p>404').allows('/')).toBe(true)
  })

  it('never hangs on a hostile pattern', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('*', 'a', '/', '$') }), fc.string(), (pattern, path) => {
        expect(typeof parseRobots(`User-agent: *\nDisallow: /${pattern}`).allows(`/${path}`)).toBe('boolean')
      }),
    )
  })
})
