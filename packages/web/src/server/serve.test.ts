import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addEvent, addRecord, addTown } from '@wiker/town/testing/rows.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { depsFor, type RunningSite, startSite } from '../testing/site.ts'
import { createApp } from './app.ts'
import { serve } from './serve.ts'

const database = await testDatabase()
const { db } = database
let site: RunningSite
let other: RunningSite

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain', latitude: 47.476, longitude: -1.763 })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay', latitude: 47.36, longitude: -1.942 })
  await addEvent(db, { name: 'Loto des écoles' }, { town: '44015', category: 'loto', dates: ['2026-11-28T14:00'] })
  await addEvent(db, { name: 'Fest-noz' }, { town: '44195', category: 'dance', dates: ['2026-11-28T21:00'] })
  await addRecord(db, 'place', 'Place', { name: 'Château de la Groulais' }, { town: '44015', category: 'castle' })
  ;[site, other] = await Promise.all([startSite(database), startSite(database)])
})
afterAll(() => Promise.all([site.close(), other.close()]))

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  raw: Buffer
  text: string
}

/** As the wire has it: nothing is decoded behind our back. */
function get(
  path: string,
  headers: Record<string, string> = {},
  { from = site, method = 'GET' } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const url = new URL(from.url)
    const sent = request({ host: url.hostname, port: url.port, path, method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => {
        const raw = Buffer.concat(chunks)
        const encoding = response.headers['content-encoding']
        const plain =
          raw.length === 0
            ? raw
            : encoding === 'br'
              ? brotliDecompressSync(raw)
              : encoding === 'gzip'
                ? gunzipSync(raw)
                : raw
        resolve({ status: response.statusCode!, headers: response.headers, raw, text: plain.toString() })
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('a page over the wire', () => {
  it('is the same whatever the encoding, and says which it is', async () => {
    const [plain, gz, br] = await Promise.all([
      get('/blain'),
      get('/blain', { 'accept-encoding': 'gzip' }),
      get('/blain', { 'accept-encoding': 'gzip, br' }),
    ])
    expect([plain.headers['content-encoding'], gz.headers['content-encoding'], br.headers['content-encoding']]).toEqual(
      [undefined, 'gzip', 'br'],
    )
    expect(gz.text).toBe(plain.text)
    expect(br.text).toBe(plain.text)
    for (const answer of [plain, gz, br]) {
      expect(answer.headers.vary).toBe('Accept-Encoding')
      expect(Number(answer.headers['content-length'])).toBe(answer.raw.length)
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
      expect(answer.headers['content-type']).toBe('text/html; charset=UTF-8')
    }
    expect(br.raw.length).toBeLessThan(plain.raw.length / 2)
  })

  it('is not sent again to who has it', async () => {
    const first = await get('/blain', { 'accept-encoding': 'br' })
    const again = await get('/blain', { 'accept-encoding': 'br', 'if-none-match': String(first.headers.etag) })
    expect([again.status, again.raw.length, again.headers.etag]).toEqual([304, 0, first.headers.etag])
    expect((await get('/blain', { 'if-none-match': '"autre"' })).status).toBe(200)
  })

  it('has a head like its whole', async () => {
    const [whole, head] = [await get('/blain'), await get('/blain', {}, { method: 'HEAD' })]
    expect([head.status, head.raw.length]).toEqual([200, 0])
    expect(head.headers['content-length']).toBe(whole.headers['content-length'])
    expect(head.headers.etag).toBe(whole.headers.etag)
  })

  it('is never that of another town, language, filter or encoding', async () => {
    const addresses = [
      '/',
      '/en',
      '/blain',
      '/en/blain',
      '/savenay',
      '/en/savenay',
      '/blain/agenda',
      '/blain/agenda?category=loto',
      '/savenay/agenda',
      '/blain/patrimoine',
      '/savenay/patrimoine',
    ]
    const right = new Map<string, string>()
    for (const address of addresses) right.set(address, (await get(address, { cookie: 'wiker_session=moi' })).text)
    expect(new Set(right.values()).size).toBe(addresses.length)
    const asked = fc.record({
      address: fc.constantFrom(...addresses),
      encoding: fc.constantFrom('', 'gzip', 'br', 'gzip, br', '*'),
      noise: fc.constantFrom('', 'utm_source=lettre', 'fbclid=1'),
      language: fc.constantFrom('fr', 'en', 'de-DE,de;q=0.9'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { minLength: 1, maxLength: 12 }), async (requests) => {
        const answers = await Promise.all(
          requests.map(({ address, encoding, noise, language }) => {
            const path = noise ? `${address}${address.includes('?') ? '&' : '?'}${noise}` : address
            return get(path, { 'accept-encoding': encoding, 'accept-language': language })
          }),
        )
        for (const [index, { address }] of requests.entries()) expect(answers[index]!.text).toBe(right.get(address))
      }),
      { numRuns: 25 },
    )
  })

  it('that fails or is not there is not kept', async () => {
    const before = site.cache.store.count
    for (const path of ['/nulle-part', '/blain/rien', '/Blain', '/blain/agenda/loto-0123456789'])
      expect((await get(path)).status).not.toBe(200)
    expect(site.cache.store.count).toBe(before)
  })

  it('of one person is not kept for the others', async () => {
    const before = site.cache.store.count
    await get('/savenay/annuaire', { cookie: 'a=b; wiker_session=moi' })
    await get('/savenay/annuaire', { authorization: 'Bearer x' })
    expect(site.cache.store.count).toBe(before)
  })
})

describe('a write to a town', () => {
  const shows = async (from: RunningSite, text: string): Promise<boolean> =>
    (await get('/blain/agenda', {}, { from })).text.includes(text)

  async function soon(check: () => Promise<boolean>, within = 10_000): Promise<boolean> {
    const end = performance.now() + within
    while (performance.now() < end) {
      if (await check()) return true
      await sleep(20)
    }
    return false
  }

  it('shows on its pages within a second, on every process', async () => {
    await Promise.all([shows(site, 'Bal'), shows(other, 'Bal')])
    // A machine that is busy elsewhere may be late once, not each time.
    const writes = ['Bal des pompiers', 'Bal du comité', 'Bal de la chorale']
    let shown = false
    for (const name of writes) {
      if (shown) break
      await addEvent(db, { name }, { town: '44015', dates: ['2026-11-29T15:00'] })
      const both = [site, other].map((one) => soon(() => shows(one, name), 1000))
      shown = (await Promise.all(both)).every(Boolean)
    }
    expect(shown).toBe(true)
  })

  it('shows what was withdrawn no more', async () => {
    await addEvent(db, { name: 'Concert annoncé' }, { town: '44015', dates: ['2026-11-29T15:00'] })
    expect(await soon(() => shows(site, 'Concert annoncé'))).toBe(true)
    await sql`update event set withdrawn_at = now() where name = 'Concert annoncé'`.execute(db)
    const both = [site, other].map((one) => soon(async () => !(await shows(one, 'Concert annoncé'))))
    expect(await Promise.all(both)).toEqual([true, true])
  })

  it('shows when it comes amid hundreds of others', async () => {
    for (let index = 0; index < 100; index++) {
      await sql`update event set updated_at = now() where town = '44015'`.execute(db)
    }
    await addEvent(db, { name: 'Dernier ajouté' }, { town: '44015', dates: ['2026-11-29T15:00'] })
    expect(await Promise.all([site, other].map((one) => soon(() => shows(one, 'Dernier ajouté'))))).toEqual([
      true,
      true,
    ])
  })

  it('leaves the pages of the other towns as they are kept', async () => {
    const { headers } = await get('/savenay/agenda')
    const kept = site.cache.find('/savenay/agenda')
    await sql`update event set updated_at = now() where town = '44015'`.execute(db)
    await sleep(100)
    expect(site.cache.find('/savenay/agenda')?.entry).toBe(kept?.entry)
    expect((await get('/savenay/agenda')).headers.etag).toBe(headers.etag)
  })

  it('made while the listening session was cut shows once it is back', async () => {
    await shows(site, 'x')
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'wiker listener' and datname = current_database()`.execute(
      db,
    )
    await addEvent(db, { name: 'Pendant la coupure' }, { town: '44015', dates: ['2026-11-29T15:00'] })
    expect(await soon(() => shows(site, 'Pendant la coupure'))).toBe(true)
  })
})

describe('pages read from a replica', () => {
  it('are made again once the replica has had the time to follow', async () => {
    let tell = (_: string) => {}
    const changes = {
      on: (_: string, heard: (payload: string) => void) => {
        tell = heard
        return () => undefined
      },
      onReconnected: () => () => undefined,
    }
    const deps = depsFor(database)
    const behind = await serve(createApp(deps), { ...deps, port: 0, host: '127.0.0.1', changes, lag: 2000 })
    try {
      const isKept = () => behind.cache.find('/savenay/agenda') !== undefined
      tell('44195')
      await fetch(`${behind.url}/savenay/agenda`)
      expect(isKept()).toBe(true)
      await expect.poll(isKept, { timeout: 15_000 }).toBe(false)
    } finally {
      await behind.close()
    }
  })
})

describe('the day', () => {
  it('changes at midnight of the town: what was yesterday is no longer shown', async () => {
    let now = new Date('2026-11-28T22:30:00Z')
    const late = await startSite(database, { clock: () => now })
    try {
      expect((await get('/blain/agenda', {}, { from: late })).text).toContain('Loto des écoles')
      now = new Date('2026-11-28T22:59:59Z')
      expect(late.cache.find('/blain/agenda')).toBeDefined()
      now = new Date('2026-11-28T23:00:00Z')
      expect((await get('/blain/agenda', {}, { from: late })).text).not.toContain('Loto des écoles')
    } finally {
      await late.close()
    }
  })
})

describe('the weight of a town’s home', () => {
  it('is under 60 kB over the wire, all requests counted, photographs aside', async () => {
    for (let index = 0; index < 30; index++) {
      await addEvent(
        db,
        { name: `Une sortie au nom assez long, numéro ${index}`, location: { name: 'Salle polyvalente' } },
        { town: '44195', category: 'walk', dates: [`2026-12-${String((index % 28) + 1).padStart(2, '0')}`] },
      )
      await addRecord(
        db,
        'place',
        'Place',
        { name: `Monument ${index}`, description: 'Une belle pierre. '.repeat(10) },
        { town: '44195', category: 'monument' },
      )
      await addRecord(
        db,
        'article',
        'Article',
        { name: `Nouvelle ${index}`, description: 'Le conseil a délibéré. '.repeat(20) },
        { town: '44195', extra: { published_on: '2026-11-20' } },
      )
    }
    await sleep(400)
    const accept = { 'accept-encoding': 'gzip, deflate, br' }
    const page = await get('/savenay', accept)
    const html = page.text
    const files = new Set([...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!))
    const css = await Promise.all([...files].filter((path) => path.endsWith('.css')).map((path) => get(path, accept)))
    for (const sheet of css) {
      // The Latin faces alone are loaded for a French page: their `unicode-range` leaves the others out.
      for (const [, path] of sheet.text.matchAll(/url\("?(\/assets\/[^")]+)"?\)/g))
        if (!path!.includes('-ext')) files.add(path!)
    }
    const weights = await Promise.all(
      [...files]
        .filter((path) => !/icon-(192|512)/.test(path))
        .map(async (path) => {
          const answer = await get(path, accept)
          expect([path, answer.status]).toEqual([path, 200])
          expect(answer.headers['cache-control']).toContain('immutable')
          return answer.raw.length + headBytes(answer)
        }),
    )
    const total = page.raw.length + headBytes(page) + weights.reduce((sum, bytes) => sum + bytes, 0)
    expect(total).toBeLessThan(60_000)
  })

  const headBytes = ({ headers }: Answer) =>
    Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + String(value).length + 4, 20)
})

describe('the end', () => {
  it('of a server frees its port and lets the answer under way end', async () => {
    const short = await startSite(database)
    const under = get('/blain', {}, { from: short })
    await sleep(5)
    await short.close()
    expect((await under).status).toBe(200)
    await expect(get('/blain', {}, { from: short })).rejects.toThrow()
  })
})
