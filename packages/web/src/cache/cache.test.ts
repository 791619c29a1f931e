import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { chooseEncoding } from './encoding.ts'
import { type Entry, entryOf, isUnchanged, readyIn } from './entry.ts'
import { createPageCache, type Made } from './pages.ts'
import { createStore } from './store.ts'
import { createVersions, type Versions } from './versions.ts'

const page = (text: string, status = 200): Entry =>
  entryOf({ status, headers: [['content-type', 'text/html; charset=utf-8']], body: Buffer.from(text) })
const made = (text: string, town = 'blain', more: Partial<Made> = {}): Made => ({
  entry: page(text),
  town,
  timezone: 'Europe/Paris',
  keep: true,
  ...more,
})

function cacheWith(versions: Versions = createVersions({ pause: 0 }), more = {}) {
  return createPageCache({ versions, clock: () => new Date(0), untilMidnight: () => 1000, ...more })
}

describe('the encoding of an answer', () => {
  it('is the one the browser likes best among those we have', () => {
    expect(chooseEncoding('gzip, deflate, br, zstd')).toBe('br')
    expect(chooseEncoding('gzip;q=1.0, br;q=0.5')).toBe('gzip')
    expect(chooseEncoding('br;q=0, gzip;q=0')).toBe('identity')
    expect(chooseEncoding('*')).toBe('br')
    expect(chooseEncoding('identity;q=1, *;q=0')).toBe('identity')
    expect(chooseEncoding(undefined)).toBe('identity')
    expect(chooseEncoding(',;q=,=;')).toBe('identity')
  })

  it('never changes the content, and each encoding has its own validator', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 0, maxLength: 3000, unit: 'binary' }), async (text) => {
        const entry = page(text.toWellFormed())
        const [plain, gz, br] = await Promise.all([
          readyIn(entry, 'identity'),
          readyIn(entry, 'gzip'),
          readyIn(entry, 'br'),
        ])
        const isEncoded = (headers: string[]) => headers.includes('content-encoding')
        expect(isEncoded(gz.headers) ? gunzipSync(gz.body) : gz.body).toEqual(plain.body)
        expect(isEncoded(br.headers) ? brotliDecompressSync(br.body) : br.body).toEqual(plain.body)
        if (isEncoded(gz.headers)) expect(new Set([plain.etag, gz.etag, br.etag]).size).toBe(3)
      }),
      { numRuns: 50 },
    )
  })
})

describe('a browser that has the page already', () => {
  it('is told that it is unchanged, whatever the encoding it has', async () => {
    const entry = page('x'.repeat(1000))
    const { etag } = await readyIn(entry, 'br')
    for (const header of [etag, `W/${etag}`, `"autre", ${etag}`, '*']) expect(isUnchanged(header, entry)).toBe(true)
    for (const header of [undefined, '"autre"', '']) expect(isUnchanged(header, entry)).toBe(false)
  })

  it('is never told so of an error', () => {
    expect(isUnchanged('*', page('404', 404))).toBe(false)
  })
})

describe('kept pages', () => {
  it('are made once for all who ask at the same time', async () => {
    const cache = cacheWith()
    const render = vi.fn(async () => made('accueil'))
    await Promise.all(Array.from({ length: 20 }, () => cache.make('/blain', render)))
    expect(render).toHaveBeenCalledTimes(1)
    expect(cache.find('/blain')?.entry.body.toString()).toBe('accueil')
  })

  it('are true until their town changes, or everything does, not when another town changes', async () => {
    const versions = createVersions({ pause: 0 })
    const cache = cacheWith(versions)
    await cache.make('/blain', async () => made('accueil'))
    versions.changed('savenay')
    expect(cache.find('/blain')).toBeDefined()
    versions.changed('blain')
    expect(cache.find('/blain')).toBeUndefined()
    await cache.make('/blain', async () => made('accueil'))
    versions.changed('*')
    expect(cache.find('/blain')).toBeUndefined()
  })

  it('of the network itself end with the change of any town', async () => {
    const versions = createVersions({ pause: 0, networkPause: 0 })
    const cache = cacheWith(versions)
    await cache.make('/', async () => made('réseau', undefined, { town: undefined }))
    expect(cache.find('/')).toBeDefined()
    versions.changed('savenay')
    expect(cache.find('/')).toBeUndefined()
  })

  it('do not show as true what was begun before the change', async () => {
    const versions = createVersions({ pause: 0 })
    const cache = cacheWith(versions)
    let finish = (_: Made) => {}
    const before = cache.make('/blain', () => new Promise((resolve) => (finish = resolve)))
    versions.changed('blain')
    const after = cache.make('/blain', async () => made('nouveau'))
    finish(made('ancien'))
    expect((await before).body.toString()).toBe('ancien')
    expect((await after).body.toString()).toBe('nouveau')
    const kept = cache.find('/blain')?.entry.body.toString()
    expect(kept === undefined || kept === 'nouveau').toBe(true)
  })

  it('end at midnight of their town', async () => {
    let now = 0
    const cache = cacheWith(undefined, { clock: () => new Date(now) })
    await cache.make('/blain', async () => made('lundi'))
    now = 999
    expect(cache.find('/blain')).toBeDefined()
    now = 1000
    expect(cache.find('/blain')).toBeUndefined()
  })

  it('are not errors; an outage shows the page as it last was', async () => {
    const versions = createVersions({ pause: 0 })
    const cache = cacheWith(versions)
    const broken = async () => made('panne', 'blain', { entry: page('panne', 500), keep: false })
    expect((await cache.make('/blain', broken)).status).toBe(500)
    expect(cache.find('/blain')).toBeUndefined()
    await cache.make('/blain', async () => made('accueil'))
    versions.changed('*')
    expect((await cache.make('/blain', broken)).body.toString()).toBe('accueil')
    const gone = async () => made('404', 'blain', { entry: page('404', 404), keep: false })
    expect((await cache.make('/blain', gone)).status).toBe(404)
    expect(cache.store.count).toBe(0)
  })

  it('age: an old one is still given, and said to be worth making again', async () => {
    const cache = cacheWith(undefined, { maxAge: -1 })
    await cache.make('/blain', async () => made('accueil'))
    expect(cache.find('/blain')?.aging).toBe(true)
  })

  it('never take more memory than allowed, and those asked for last stay', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ address: fc.integer({ min: 0, max: 60 }), size: fc.integer({ min: 0, max: 8000 }) }), {
          maxLength: 150,
        }),
        async (asked) => {
          const store = createStore(100_000)
          for (const { address, size } of asked) {
            const entry = page('é'.repeat(size / 2))
            store.set(`/${address}`, { entry, town: undefined, since: 0, until: 1, made: 0 })
            await readyIn(entry, 'gzip', (bytes) => store.grown(`/${address}`, entry, bytes))
            expect(store.bytes).toBeLessThanOrEqual(100_000)
          }
          const last = asked.at(-1)
          if (last && last.size < 4000) expect(store.get(`/${last.address}`)).toBeDefined()
          for (let address = 0; address <= 60; address++) store.delete(`/${address}`)
          expect([store.bytes, store.count]).toEqual([0, 0])
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('many changes of one town in a moment', () => {
  it('are told at once, then together', async () => {
    vi.useFakeTimers()
    try {
      const versions = createVersions({ pause: 300 })
      versions.changed('blain')
      const first = versions.last('blain')
      expect(first).toBeGreaterThan(0)
      for (let index = 0; index < 1000; index++) versions.changed('blain')
      expect(versions.last('blain')).toBe(first)
      vi.advanceTimersByTime(300)
      const second = versions.last('blain')
      expect(second).toBeGreaterThan(first)
      vi.advanceTimersByTime(10_000)
      expect(versions.last('blain')).toBe(second)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('a page that shows something of the towns around', () => {
  it('is made again when one of them changes, and not when another does', async () => {
    const versions = createVersions({ pause: 0 })
    const cache = cacheWith(versions)
    const render = vi.fn(async () => made('à 5 km', 'savenay', { also: ['prinquiau', 'cordemais'] }))
    await cache.make('/savenay/agenda?autour=5', render)
    versions.changed('nantes')
    expect(cache.find('/savenay/agenda?autour=5')).toBeDefined()
    versions.changed('prinquiau')
    expect(cache.find('/savenay/agenda?autour=5')).toBeUndefined()
    versions.stop()
  })
})
